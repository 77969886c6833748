"""The drawn map: where blobs, names and rings lie."""

from dataclasses import replace

import pytest

from places.weighing.essence_map_drawing import drawing
from places.weighing.methods.essence import lens_score, quadrant
from places.weighing.queries.items import Item, Thumb
from places.weighing.queries.spot import ItemScore, Spot


def score(top: int, of: int) -> ItemScore:
    return ItemScore("unique", top, of, lens_score([(top, of)], 0.25))


def spot(number: int, unique: int, belonging: int, energy: int) -> Spot:
    item = Item(number, f"Pile {number}", "", (Thumb("", "words"),), (None,))
    values = (score(unique, 18), score(belonging, 18), score(energy, 18))
    lies = quadrant(values[0].score, values[1].score)
    return Spot(number, item, lies, *values, reach=1, tables=1, evenness=1.0)


def test_unique_to_the_right_belonging_upwards_ring_by_energy() -> None:
    found = drawing([spot(1, 17, 1, 9)])
    (blob,) = found.blobs
    right, up = (round(30 + 940 * (1.25 * score(top, 18).score.value - 0.125)) for top in (17, 1))
    assert (blob.true_x, blob.true_y) == (right, 1000 - up)
    assert (blob.x, blob.y, blob.moved) == (blob.true_x, blob.true_y, False)
    assert blob.ring == round(found.ring_length * score(9, 18).score.value)
    assert (found.radius, found.diameter, found.badge, found.letter) == (64, 128, 32, 42)
    assert (found.is_named, blob.name_x + blob.name_width // 2) == (True, blob.x)
    assert (blob.name_y, blob.name_width, blob.name_height) == (blob.y + found.ground, 102, 34)


@pytest.mark.parametrize("count", [2, 5, 12, 30])
def test_blobs_in_one_place_move_apart_and_keep_to_their_quarter(count: int) -> None:
    found = drawing([spot(n, 1, 1, n % 18) for n in range(count)])
    places = [(blob.x, blob.y) for blob in found.blobs]
    assert found.is_named == (count <= 5)
    for n, (x, y) in enumerate(places):
        assert found.ring_radius <= x < 500 < y <= 1000 - found.ring_radius
        nearest = min(((x - a) ** 2 + (y - b) ** 2) ** 0.5 for m, (a, b) in enumerate(places) if m != n)
        assert nearest >= (2 * found.ground + 1 if found.is_named else 1.6 * found.radius)
    assert [blob.moved for blob in found.blobs][:2] == [False, True]


def test_what_lies_just_over_the_middle_is_drawn_on_its_side() -> None:
    blobs = drawing([spot(1, 5, 4, 9), spot(2, 4, 5, 9)]).blobs
    assert blobs[0].x > 500 + 30
    assert blobs[0].y > 500 + 30
    assert blobs[1].x < 500 - 30
    assert blobs[1].y < 500 - 30


def test_what_has_no_dots_is_nowhere() -> None:
    found = drawing([spot(1, 5, 4, 9), spot(2, 0, 0, 0), spot(3, 0, 0, 1)])
    assert [blob.spot.number for blob in found.blobs] == [1, 3]


def test_an_empty_map_and_a_hundred() -> None:
    assert drawing([]).blobs == ()
    assert drawing([spot(n, 9, 9, 9) for n in range(100)]).radius == 21


def test_a_long_name_takes_two_lines_and_larger_ones_more_room() -> None:
    long = replace(spot(1, 5, 4, 9), item=Item(1, "What we see when the light comes", "", (), ()))
    (blob,) = drawing([long]).blobs
    assert (blob.name_width, blob.name_height) == (200, 68)
    (blob,) = drawing([long], larger=1.5).blobs
    assert (blob.name_width, blob.name_height) == (300, 102)
