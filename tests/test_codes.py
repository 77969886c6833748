"""Codes: made without look-alikes, read forgivingly."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places import codes

MADE = st.text(codes.ALPHABET, min_size=8, max_size=8)


def test_thirty_symbols_without_look_alikes_or_vowels() -> None:
    assert len(codes.ALPHABET) == len(set(codes.ALPHABET)) == 30
    assert not set("AEIOULY") & (set(codes.ALPHABET) - {"Y"})


@given(MADE, st.booleans(), st.sampled_from(["-", " ", "", "–", "."]))
def test_what_is_shown_is_read_however_it_is_typed(code: str, lower: bool, between: str) -> None:
    shown = codes.show_code(code)
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}", shown)
    typed = shown.replace("-", between).replace("0", "O").replace("1", "l")
    assert codes.read_code(f" {typed.lower() if lower else typed} ") == code


@given(st.text(max_size=40))
def test_anything_else_is_no_code(typed: str) -> None:
    read = codes.read_code(typed)
    assert read is None or (len(read) == 8 and set(read) <= set(codes.ALPHABET))


@pytest.mark.parametrize("typed", ["", "HT7K2M9", "HT7K2M9PP", "AEIOU123", "\x00" * 8, "ＨＴ７Ｋ２Ｍ９Ｐ"])
def test_wrong_ones(typed: str) -> None:
    assert codes.read_code(typed) is None


def test_new_ones_differ() -> None:
    assert len({codes.new_code() for _ in range(500)}) == 500
    assert all(codes.read_code(codes.new_code()) for _ in range(50))
    assert len({codes.new_token() for _ in range(500)}) == 500
    assert {len(codes.new_token()) for _ in range(50)} == {22}


@pytest.mark.parametrize(
    ("sent", "kept"), [("a" * 32, "a" * 32), ("A" * 32, ""), ("a" * 31, ""), ("", ""), ("g" * 32, "")]
)
def test_idempotency_keys(sent: str, kept: str) -> None:
    assert codes.read_key(sent) == kept
