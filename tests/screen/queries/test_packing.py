"""Slides are filled: everything lies inside its box, nothing upon another, in an order that is always the same."""

from dataclasses import dataclass
from itertools import combinations

import pytest

from places.screen.queries.packing import HEIGHT, WIDTH, Packed, packed, packed_piles, text_box, wall


@dataclass(frozen=True)
class Card:
    """A picture of this size, or words."""

    width: int
    height: int
    key: str = "a" * 32
    see: str = ""
    essence: str = ""


SHAPES = (
    Card(1200, 900),
    Card(900, 1200),
    Card(6000, 800),
    Card(500, 4000),
    Card(0, 0, key="", essence="Överförmyndarnämndens samrådsgrupp för landsbygdsutveckling " * 3),
)


def cards(number: int) -> list[Card]:
    """So many cards of all shapes."""
    return [SHAPES[n % len(SHAPES)] for n in range(number)]


def faults(sheet: Packed) -> list[str]:
    """What lies outside the sheet, and what lies upon another."""
    found = [
        f"{one} is outside"
        for one in sheet.pictures
        if one.x < 0
        or one.y < 0
        or one.x + one.width > sheet.width + 1
        or one.y + one.height > sheet.height + 1
    ]
    for one, other in combinations(sheet.pictures, 2):
        beside = one.x + one.width <= other.x + 1 or other.x + other.width <= one.x + 1
        below = one.y + one.height <= other.y + 1 or other.y + other.height <= one.y + 1
        if not (beside or below):
            found.append(f"{one} lies upon {other}")
    return found


@pytest.mark.parametrize("number", [0, 1, 2, 7, 24])
@pytest.mark.parametrize("size", [(WIDTH, HEIGHT), (760, 880), (540, 240)])
def test_pictures_of_all_shapes_lie_inside_and_beside_one_another(number: int, size: tuple[int, int]) -> None:
    sheet = packed(cards(number), *size)
    assert [one.card for one in sheet.pictures] == cards(number)
    assert faults(sheet) == []
    assert sheet == packed(cards(number), *size)


def test_few_pictures_fill_their_box() -> None:
    (one,) = packed([Card(1600, 900)], WIDTH, HEIGHT).pictures
    assert (one.height, one.width, one.variant) == (890, 1582, "large")
    (tall,) = packed([Card(900, 1800)], WIDTH, HEIGHT).pictures
    assert (tall.width, tall.height) == (446, 890)


@pytest.mark.parametrize("piles", [[], [3], [1, 0, 4], [60] * 3, [2] * 12])
def test_piles_are_islands_and_an_empty_one_is_none(piles: list[int]) -> None:
    sheet = packed_piles([cards(number) for number in piles], 560, 300)
    assert len(sheet.islands) == len([number for number in piles if number])
    assert len(sheet.pictures) == sum(piles)
    assert faults(sheet) == []


@pytest.mark.parametrize(("number", "tiles"), [(0, 0), (1, 1), (7, 9), (38, 42), (200, 208)])
def test_a_wall_has_no_gap(number: int, tiles: int) -> None:
    sheet = wall([Card(n + 1, 1) for n in range(number)], 1920, 1080)
    assert len(sheet.pictures) == tiles
    assert sum(one.width * one.height for one in sheet.pictures) == (1920 * 1080 if number else 0)
    assert faults(sheet) == []
    assert {one.card for one in sheet.pictures} == {Card(n + 1, 1) for n in range(number)}


def test_words_are_as_large_as_they_fit() -> None:
    short = text_box("Snow", (0, 0, 800, 300), largest=84, tight=True)
    assert (short.type, short.height) == (84, 107)
    long = text_box("Because here strangers form a chain. " * 12, (0, 0, 800, 300), largest=84)
    assert (long.type < 40, long.height) == (True, 300)
    one_word = text_box("Överförmyndarnämndens", (0, 0, 400, 300), largest=84)
    assert len("Överförmyndarnämndens") * one_word.type * 0.56 <= 400
