"""How much room words and pictures take on a page."""

import pytest

from places.exports.documents.page_plan import PictureBox, fitted_box, rows_for, text_height, type_size


def test_a_text_of_two_lines_is_two_lines_high() -> None:
    one = text_height("a" * 50, size=10, width=16, after=0)
    assert text_height("a" * 100, size=10, width=16, after=0) == 2 * one
    assert round(one, 3) == 0.573  # 10 points × 1.25 × 1.3
    assert text_height("a\nb", size=10, width=16, after=0) == 2 * one


def test_wide_letters_count_twice() -> None:
    assert text_height("安" * 50, size=10, width=16) == text_height("a" * 100, size=10, width=16)


@pytest.mark.parametrize(("letters", "size"), [(0, 20), (100, 20), (101, 14), (500, 14), (501, 9)])
def test_long_texts_get_small_letters(letters: int, size: int) -> None:
    assert type_size(letters, {100: 20, 500: 14}, 9) == size


def test_a_picture_fills_its_box_where_little_is_cut() -> None:
    assert fitted_box((1200, 900), 16, 10) == PictureBox(16, 10)


def test_a_tall_picture_is_made_narrower_and_a_long_one_lower() -> None:
    tall, long = fitted_box((600, 1200), 16, 10), fitted_box((4000, 1000), 16, 10)
    assert (round(tall.width, 2), tall.height) == (7.14, 10)
    assert (long.width, round(long.height, 2)) == (16, 5.71)


@pytest.mark.parametrize(
    ("count", "rows"), [(0, []), (1, [1]), (2, [1, 1]), (7, [3, 2, 2]), (24, [5, 5, 5, 5, 4]), (5, [3, 2])]
)
def test_rows_of_a_mosaic(count: int, rows: list[int]) -> None:
    assert rows_for(count, 21, 16) == rows
