"""The size of words by their letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.mural.methods.lettering import LETTER, LINE, MOST_WHOLE, letters_of, lines_of, type_size


@pytest.mark.parametrize(
    ("text", "per_line", "lines"),
    [
        ("", 10, 1),
        ("The lake", 10, 1),
        ("The lake at dawn", 10, 2),
        ("abcdefghij", 10, 1),
        ("abcdefghijk", 10, 2),
        ("a abcdefghijk", 10, 3),
        ("abcdefghijk a", 10, 2),
    ],
)
def test_lines(text: str, per_line: int, lines: int) -> None:
    assert lines_of(text, per_line) == lines


def test_as_large_as_can_be_and_words_stay_whole() -> None:
    assert type_size("The lake", 1000, 100, 40, 10) == 40
    assert type_size("Överförmyndarnämnden", 200, 100, 40, 10) < 200 / (20 * LETTER) + 1
    assert type_size("word " * 200, 100, 40, 40, 10) == 10


def test_a_word_that_no_line_could_hold_is_broken_and_not_made_tiny() -> None:
    assert type_size("a" * 300, 600, 800, 80, 22) > 40
    assert type_size("a" * MOST_WHOLE, 600, 800, 80, 22) <= 600 / (MOST_WHOLE * LETTER)


@pytest.mark.parametrize(("word", "letters"), [("", 0), ("sjö", 3), ("湖と町", 6), ("🌊🔥", 4), ("أهلا", 4)])
def test_wide_letters_count_twice(word: str, letters: int) -> None:
    assert letters_of(word) == letters


@given(st.text("ab ", max_size=80), st.floats(50, 900), st.floats(20, 300))
def test_what_is_larger_than_the_smallest_fits(text: str, width: float, height: float) -> None:
    size = type_size(text, width, height, 60, 8)
    assert 8 <= size <= 60
    if size > 8:
        assert lines_of(text, int(width / (size * LETTER))) * size * LINE <= height
