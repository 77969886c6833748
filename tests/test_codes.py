"""Codes: made without look-alikes, read forgivingly."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places import codes

MADE = st.text(st.sampled_from(codes.ALPHABET), min_size=8, max_size=8)
LOOK_ALIKES = {"0": "0Oo", "1": "1IiLl"}
ONE = st.one_of(st.sampled_from(codes.ALPHABET + "OoIiLlAaßıſ -–·_."), st.integers(0, 0x10FFFF).map(chr))


def test_thirty_symbols_without_look_alikes_or_vowels() -> None:
    assert codes.ALPHABET == "0123456789BCDFGHJKMNPQRSTVWXYZ"
    assert len(codes.ALPHABET) == 30


@given(MADE, st.data())
def test_what_is_shown_is_read_however_it_is_typed(code: str, data: st.DataObject) -> None:
    shown = codes.show_code(code)
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}", shown)
    assert codes.read_code(shown) == code
    between = data.draw(st.sampled_from(["-", " ", "", "–", " — ", ".", "_", "\n"]))
    typed = "".join(
        data.draw(st.sampled_from(LOOK_ALIKES.get(letter, letter + letter.lower()))) for letter in code
    )
    assert codes.read_code(f" {typed[:4]}{between}{typed[4:]} ") == code


@given(st.lists(ONE, max_size=20).map("".join))
def test_anything_else_is_no_code(typed: str) -> None:
    read = codes.read_code(typed)
    assert read is None or (len(read) == 8 and set(read) <= set(codes.ALPHABET))
    assert read is None or codes.read_code(codes.show_code(read)) == read


@pytest.mark.parametrize(
    "typed", ["", "HT7K2M9", "HT7K2M9PP", "AEIOU123", "UUUUUUUU", "\x00" * 8, "ＨＴ７Ｋ２Ｍ９Ｐ", "٠١٢٣٤٥٦٧"]
)
def test_wrong_ones(typed: str) -> None:
    assert codes.read_code(typed) is None


def test_new_ones_differ() -> None:
    assert len({codes.new_code() for _ in range(500)}) == 500
    assert all(codes.read_code(code) == code for code in (codes.new_code() for _ in range(50)))
    assert len({codes.new_token() for _ in range(500)}) == 500
    assert {len(codes.new_token()) for _ in range(50)} == {22}


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("0123456789abcdef" * 2, "0123456789abcdef" * 2),
        ("a" * 32, "a" * 32),
        ("A" * 32, ""),
        ("a" * 31, ""),
        ("a" * 33, ""),
        ("a" * 32 + "\n", ""),
        ("٠" * 32, ""),
        ("", ""),
        ("g" * 32, ""),
    ],
)
def test_idempotency_keys(sent: str, kept: str) -> None:
    assert codes.read_key(sent) == kept
