"""Islands: nothing upon another, all inside, in order, pictures of about one size, from 1 to 200 of them."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places.mural.methods.islands import Island, Spacing, islands
from places.mural.methods.rows import SheetBox

RATIOS = [0.5, 0.5625, 0.75, 1.0, 4 / 3, 1.5, 16 / 9, 3.0]
PILES = st.lists(st.lists(st.sampled_from(RATIOS), min_size=1, max_size=12), min_size=1, max_size=16)
SPACING = Spacing(gap=14, seam=6, name=34)
SHEETS = [(1600, 800), (1600, 1200), (841, 594), (420, 900)]


def inside(small: SheetBox, large: SheetBox) -> bool:
    return (
        small.x >= large.x - 1e-6
        and small.y >= large.y - 1e-6
        and small.x + small.width <= large.x + large.width + 1e-6
        and small.y + small.height <= large.y + large.height + 1e-6
    )


def apart(one: SheetBox, two: SheetBox) -> bool:
    return (
        one.x + one.width <= two.x + 1e-6
        or two.x + two.width <= one.x + 1e-6
        or one.y + one.height <= two.y + 1e-6
        or two.y + two.height <= one.y + 1e-6
    )


def all_apart(boxes: list[SheetBox]) -> bool:
    return all(apart(one, two) for number, one in enumerate(boxes) for two in boxes[:number])


def pictures(laid: tuple[Island, ...]) -> list[SheetBox]:
    return [box for each in laid for box in each.pictures]


def drawn(*sizes: int, seed: int = 1) -> list[list[float]]:
    chance = random.Random(seed)  # noqa: S311 - for a test
    return [[chance.choice(RATIOS[1:-1]) for _ in range(size)] for size in sizes]


@settings(max_examples=60, deadline=None)
@given(PILES, st.sampled_from(SHEETS))
def test_nothing_lies_upon_another_and_all_is_inside(
    piles: list[list[float]], sheet: tuple[int, int]
) -> None:
    laid = islands(piles, *sheet, SPACING)
    assert [[box.width / box.height for box in each.pictures] for each in laid] == [
        pytest.approx(pile) for pile in piles
    ]
    assert all(inside(each.box, SheetBox(0, 0, *sheet)) for each in laid)
    assert all_apart([each.box for each in laid])
    for each in laid:
        assert all(inside(box, each.box) for box in (each.name, *each.pictures))
        assert all_apart([each.name, *each.pictures])
        assert min(box.area for box in (each.name, *each.pictures)) > 0


@settings(max_examples=30, deadline=None)
@given(PILES)
def test_islands_and_pictures_are_read_in_their_order(piles: list[list[float]]) -> None:
    laid = islands(piles, 1600, 800, SPACING)
    corners = [(round(each.box.y, 3), each.box.x) for each in laid]
    assert corners == sorted(corners)
    for each in laid:
        places = [(round(box.y, 3), box.x) for box in each.pictures]
        assert places == sorted(places)


def test_they_fill_the_sheet_and_the_same_comes_again() -> None:
    laid = islands(drawn(6, 5, 4, 4, 3, 3, 7, 6), 1600, 800, SPACING)
    assert laid == islands(drawn(6, 5, 4, 4, 3, 3, 7, 6), 1600, 800, SPACING)
    assert max(each.box.x + each.box.width for each in laid) == pytest.approx(1600)
    assert max(each.box.y + each.box.height for each in laid) == pytest.approx(800)


@pytest.mark.parametrize(
    ("sizes", "covered", "factor"),
    [
        ((1,), 0.24, 1),
        ((7,), 0.7, 4),
        ((3, 2, 2), 0.6, 8),
        ((6, 5, 4, 4, 3, 3, 7, 6), 0.6, 12),
        ((6, 5, 5, 4, 4, 4, 3, 3, 1, 1, 1, 1), 0.6, 8),
        ((200,), 0.7, 4),
        ((20,) * 10, 0.6, 9),
        ((1,) * 25, 0.45, 5),
        ((1,) * 60, 0.45, 5),
        ((2,) * 100, 0.35, 6),
        ((150, *(1,) * 12), 0.65, 8),
    ],
)
@pytest.mark.parametrize("seed", [1, 2])
def test_pictures_are_large_and_of_about_one_size(
    sizes: tuple[int, ...], covered: float, factor: float, seed: int
) -> None:
    areas = [box.area for box in pictures(islands(drawn(*sizes, seed=seed), 1600, 800, SPACING))]
    assert sum(areas) / (1600 * 800) >= covered
    assert max(areas) / min(areas) <= factor


def test_no_piles_no_islands() -> None:
    assert islands([], 1600, 800, SPACING) == ()
