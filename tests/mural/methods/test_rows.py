"""Pictures in rows: a rectangle without gaps but the seams, in their own proportions, in order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.mural.methods.rows import SheetBox, flowing_rows, proportion, rows_of

RATIOS = st.lists(st.sampled_from([0.5, 0.75, 1.0, 4 / 3, 16 / 9, 3.0]), min_size=1, max_size=24)


def test_the_place_of_a_picture_has_its_own_proportions_within_bounds() -> None:
    assert proportion(1200, 900) == 4 / 3
    assert (proportion(9000, 900), proportion(100, 900), proportion(0, 0)) == (3.0, 0.5, 4 / 3)


def test_two_rows_of_one_width() -> None:
    rows = rows_of((1.0, 1.0, 2.0), 2)
    assert (rows.counts, rows.sums) == ((2, 1), (2.0, 2.0))
    assert rows.boxes(100, 0) == (
        SheetBox(0, 0, 50, 50),
        SheetBox(50, 0, 50, 50),
        SheetBox(0, 50, 100, 50),
    )
    assert list(rows.areas(100, 0)) == [2500, 2500, 5000]


@given(RATIOS, st.integers(1, 6), st.floats(200, 2000))
def test_rows_are_a_rectangle(ratios: list[float], number: int, height: float) -> None:
    seam, rows = 4.0, rows_of(tuple(ratios), min(number, len(ratios)))
    boxes = rows.boxes(height, seam)
    if rows.width_per_height * height < 40 * max(rows.counts):
        return  # narrower than its seams
    assert [box.width / box.height for box in boxes] == pytest.approx(ratios)
    assert list(rows.areas(height, seam)) == pytest.approx([box.area for box in boxes])
    assert max(box.y + box.height for box in boxes) == pytest.approx(height)
    wide = rows.width_per_height * height + rows.extra_width(seam)
    start = 0
    for count in rows.counts:
        row = boxes[start : start + count]
        assert len({box.y for box in row}) == 1
        assert [box.x for box in row] == sorted(box.x for box in row)
        assert row[-1].x + row[-1].width == pytest.approx(wide)
        start += count


@given(RATIOS)
def test_a_phone_shows_rows_below_each_other(ratios: list[float]) -> None:
    boxes = flowing_rows(ratios, 360, 118, 6)
    assert len(boxes) == len(ratios)
    assert max(box.x + box.width for box in boxes) <= 360 + 1e-6
    assert [box.y for box in boxes] == sorted(box.y for box in boxes)
    assert max(box.height for box in boxes) < 360


def test_no_row_is_lower_than_the_least() -> None:
    ratios = [0.7, 4 / 3, 1.2, 0.8]
    assert {box.height < 100 for box in flowing_rows(ratios, 360, 118, 6)} == {True}
    boxes = flowing_rows(ratios, 360, 118, 6, 100)
    assert (len({box.y for box in boxes}), min(box.height for box in boxes) >= 100) == (2, True)
    assert [box.y for box in flowing_rows([3.0, 3.0], 360, 118, 6, 1000)] == [0, 126]


def test_no_pictures_no_rows() -> None:
    assert flowing_rows([], 360, 118, 6) == ()
