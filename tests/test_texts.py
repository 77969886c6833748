"""People's words: shown as written, minus what can only do harm."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.errors import Unclear
from places.texts import (
    LIMITS,
    clean,
    fold,
    gentle_name_hint,
    in_quotes,
    key_of,
    require_text,
    runs_leftwards,
    xml_text,
)

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
UNSEEN = "\u00ad\u034f\u115f\u1160\u17b4\u180e\u200b\u2060\u2064\u206a\u3164\ufeff\uffa0\ufff9"
MARKS = "\u0301\u0307\u0323\u0335\u0345\u20dd\ufe0f"
LETTERS = "aÅåİißΐﬃẞДشक़각Ωᾳ字👩🏴0-'<"
FLAG_TAGS = "\U000e0067\U000e0062\U000e007f"
TRICKY = BIDI + UNSEEN + MARKS + LETTERS + FLAG_TAGS + "\u200c\u200d \t\n\r\x00\x1b\x85\u2028\u2800\ud800"
ONE = st.one_of(st.sampled_from(TRICKY), st.integers(0, 0x10FFFF).map(chr))
ANY_TEXT = st.lists(ONE, max_size=30).map("".join)


@given(ANY_TEXT, st.booleans())
def test_cleaning_is_done_once_and_leaves_nothing_harmful(text: str, lines: bool) -> None:
    cleaned = clean(text, lines=lines)
    assert clean(cleaned, lines=lines) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert {c for c in cleaned if unicodedata.category(c) in ("Cc", "Cs")} <= ({"\n"} if lines else set())
    assert not set(cleaned) & {*BIDI, *UNSEEN}
    assert cleaned == cleaned.strip()
    cleaned.encode()


def test_the_66_noncharacters_count_as_nothing() -> None:
    last_two = [plane * 0x10000 + end for plane in range(17) for end in (0xFFFE, 0xFFFF)]
    noncharacters = "".join(map(chr, [*range(0xFDD0, 0xFDF0), *last_two]))
    assert len(noncharacters) == 66
    assert clean(noncharacters) == ""
    assert clean(f"a{noncharacters}b", lines=True) == "ab"
    assert clean("\ufdcf\ufdf0\ufffd\U0001fffd") == "\ufdcf\ufdf0\ufffd\U0001fffd"


@pytest.mark.parametrize(
    ("text", "leftwards"),
    [
        ("שלום", True),
        ("123 שלום hello", True),
        ("مرحبا", True),
        ("“مرحبا”", True),
        ("\U0001e900 Adlam", True),
        ("hello שלום", False),
        ("123", False),
        ("", False),
        ("東京", False),
    ],
)
def test_the_first_letter_tells_which_way_a_text_runs(text: str, leftwards: bool) -> None:
    assert runs_leftwards(text) is leftwards


@given(ANY_TEXT, st.booleans())
def test_cleaning_adds_nothing(text: str, lines: bool) -> None:
    whole = unicodedata.normalize("NFC", text)
    cleaned = clean(text, lines=lines)
    assert len(cleaned) <= len(whole)
    assert len(clean(text)) <= len(clean(text, lines=True))


@given(st.text(st.sampled_from("Zçé\u200d\u200b\x00" + MARKS), max_size=30))
def test_no_more_than_four_marks_stand_on_a_letter(text: str) -> None:
    marks = 0
    for character in clean(text).replace("\u200d", ""):
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        assert marks <= 4


@given(st.text(st.sampled_from("abcåäöÅÄÖßΩдשع字각0123456789.,;:!?'\"()<>&-–—…“”€%@#👩🏴"), max_size=50))
def test_plain_words_are_kept_exactly(text: str) -> None:
    assert clean(text) == text
    assert clean(text, lines=True) == text


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("  Åsa\t \n Öberg ", "Åsa Öberg"),
        ("A\u030asa", "Åsa"),
        ("evil\u202egnp.exe", "evilgnp.exe"),
        ("nu\x00ll\x07", "null"),
        ("zero\u200bwidth", "zerowidth"),
        ("family 👨\u200d👩\u200d👧", "family 👨\u200d👩\u200d👧"),
        ("1\ufe0f\u20e3", "1\ufe0f\u20e3"),
        (f"🏴{FLAG_TAGS} rugby", f"🏴{FLAG_TAGS} rugby"),
        (f"Anna{FLAG_TAGS}", "Anna"),
        ("<script>alert('x')</script>", "<script>alert('x')</script>"),
        ("Z" + "\u0335" * 40, "Z" + "\u0335" * 4),
        ("Z" + ("\u0335" * 4 + "\u200b") * 9, "Z" + "\u0335" * 4),
        ("Z" + ("\u0335" * 4 + "\x00") * 9, "Z" + "\u0335" * 4),
        ("شكرا", "شكرا"),
        ("\ud800", ""),
        ("no\uffffthing\ufffe", "nothing"),
        ("\ufdd0\ufdef\U0001fffe\U0010ffff", ""),
        ("Anna\u3164", "Anna"),
        ("\u3164", ""),
        ("\u200d \u200c", ""),
        ("\u2800", ""),
        ("\u0301", ""),
        ("⠠⠏⠇⠁⠉⠑⠀⠕⠋", "⠠⠏⠇⠁⠉⠑⠀⠕⠋"),
    ],
)
def test_examples(sent: str, kept: str) -> None:
    assert clean(sent) == kept


def test_lines_stay_where_they_are_wanted() -> None:
    assert clean("one\r\ntwo\n\n\n\nthree ", lines=True) == "one\ntwo\n\nthree"
    assert clean("one\r\ntwo\n\n\n\nthree ") == "one two three"


@given(ANY_TEXT)
def test_folding_is_idempotent_and_ignores_case(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(clean(text)) == fold(text)
    assert key_of(key_of(text)) == key_of(text)
    assert fold(text).startswith(key_of(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (" ÅNGEST", "a\u030angest"),
        ("STRASSE", "straße"),
        ("Anna", "anna\u200d"),
        ("نمی\u200cدانم", "نمیدانم"),
        ("☀\ufe0f sol", "☀ SOL"),
        ("İ" + "\u0323" * 6, "i\u0307" + "\u0323" * 6),
    ],
)
def test_two_spellings_of_one_word_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


def test_words_that_differ_do_not_meet() -> None:
    assert len({fold(word) for word in ["Ångest", "Angest", "Ängest", "An gest", "👨\u200d👩", "👩"]}) == 6


def test_a_key_fits_its_column() -> None:
    assert len(fold("ﬃ" * 40)) == 120
    assert key_of("ﬃ" * 40) == ("ffi" * 27)[:80]
    assert key_of("x" * 79 + " y") == "x" * 79


def test_limits_and_empty_texts_are_refused_with_a_sentence() -> None:
    assert require_text(" x" * 20, "first_name") == "x " * 19 + "x"
    with pytest.raises(Unclear, match=r"^This is 1 letter too long\. Please make it shorter\.$"):
        require_text("x" * (LIMITS["first_name"] + 1), "first_name")
    with pytest.raises(Unclear, match=r"^This is 9960 letters too long\. Please make it shorter\.$"):
        require_text("x" * 10_000, "theme")
    for nothing in ("", " \n", "\u200b \x00", "\u3164\u3164", "\u200d"):
        with pytest.raises(Unclear, match=r"^Say something$"):
            require_text(nothing, "words", empty="Say something")
        assert require_text(nothing, "words") == ""


@pytest.mark.parametrize("limit", LIMITS)
def test_each_limit_is_the_last_length_that_passes(limit: str) -> None:
    assert require_text("å" * LIMITS[limit], limit) == "å" * LIMITS[limit]
    with pytest.raises(Unclear):
        require_text("å" * LIMITS[limit] + "å", limit)


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
    assert gentle_name_hint(name) == ("Here we use first names." if hinted else "")


def test_xml_text_keeps_words_and_drops_what_breaks_a_document() -> None:
    assert xml_text("Håll\x00 i\x0b\ufffe hatten \U0001f600\n") == "Håll i hatten \U0001f600\n"


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("The lake", "“The lake”"),
        ('We say "eh up" and “now then”', "“We say ‘eh up’ and ‘now then’”"),
        ("„Grüß Gott“, «salut»", "“‘Grüß Gott’, ‘salut’”"),
        ('12" of rain', '“12" of rain”'),
        ("It's ours", "“It's ours”"),
    ],
)
def test_quotations_inside_quotations(words: str, quoted: str) -> None:
    assert in_quotes(words) == quoted
