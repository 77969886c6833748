"""People's words: shown as written, minus what can only do harm."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.errors import Unclear
from places.texts import LIMITS, clean, fold, gentle_name_hint, require_text

ANY_TEXT = st.text(st.characters(codec=None), max_size=200)


@given(ANY_TEXT, st.booleans())
def test_cleaning_is_done_once_and_leaves_nothing_harmful(text: str, lines: bool) -> None:
    cleaned = clean(text, lines=lines)
    assert clean(cleaned, lines=lines) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    forbidden = {c for c in cleaned if unicodedata.category(c) in ("Cc", "Cs")} - {"\n"}
    assert not forbidden
    assert not set(cleaned) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff"
    )
    assert lines or "\n" not in cleaned
    cleaned.encode()


@given(st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="\ufffd"), max_size=50))
def test_plain_words_are_kept_exactly(text: str) -> None:
    folded = unicodedata.normalize("NFC", text)
    assert clean(folded) == folded


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("  Åsa\t \n Öberg ", "Åsa Öberg"),
        ("A\u030asa", "Åsa"),
        ("evil\u202egnp.exe", "evilgnp.exe"),
        ("nu\x00ll\x07", "null"),
        ("zero\u200bwidth", "zerowidth"),
        ("family 👨\u200d👩\u200d👧", "family 👨\u200d👩\u200d👧"),
        ("<script>alert('x')</script>", "<script>alert('x')</script>"),
        ("Z" + "\u0335" * 40, "Z" + "\u0335" * 4),
        ("شكرا", "شكرا"),
        ("\ud800", ""),
    ],
)
def test_examples(sent: str, kept: str) -> None:
    assert clean(sent) == kept


def test_lines_stay_where_they_are_wanted() -> None:
    assert clean("one\r\ntwo\n\n\n\nthree ", lines=True) == "one\ntwo\n\nthree"


@given(ANY_TEXT)
def test_folding_is_idempotent_and_ignores_case(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_two_spellings_of_one_word_meet() -> None:
    assert fold(" ÅNGEST") == fold("a\u030angest") == "ångest"


def test_limits_and_empty_texts_are_refused_with_a_sentence() -> None:
    assert require_text(" x" * 20, "first_name") == "x " * 19 + "x"
    with pytest.raises(Unclear, match="1 letter too long"):
        require_text("x" * (LIMITS["first_name"] + 1), "first_name")
    with pytest.raises(Unclear, match="9960 letters too long"):
        require_text("x" * 10_000, "theme")
    with pytest.raises(Unclear, match="Say something"):
        require_text("\u200b \x00", "words", empty="Say something")
    assert require_text("", "words") == ""


@pytest.mark.parametrize(
    ("name", "hinted"),
    [
        ("Mira", False),
        ("Anna-Karin", False),
        ("Mira Berg", True),
        ("Dr Mira", True),
        ("Dr.", True),
        ("", False),
    ],
)
def test_full_names_and_titles_get_a_gentle_hint(name: str, hinted: bool) -> None:
    assert bool(gentle_name_hint(name)) is hinted
