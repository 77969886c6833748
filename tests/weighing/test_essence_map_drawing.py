"""The drawn map: where blobs, whiskers and rings lie."""

import pytest

from places.weighing.essence_map_drawing import drawing
from places.weighing.methods.essence import leaning, lens_score
from places.weighing.queries.essence_map import ItemScore, Spot
from places.weighing.queries.items import Item, Thumb


def score(top: int, of: int) -> ItemScore:
    return ItemScore("unique", top, of, lens_score([(top, of)]))


def spot(number: int, unique: int, belonging: int, energy: int) -> Spot:
    item = Item(number, f"Pile {number}", "", (Thumb("", "words"),), (None,))
    values = (score(unique, 18), score(belonging, 18), score(energy, 18))
    lies = leaning(values[0].score, values[1].score)
    return Spot(number, item, lies, lies, *values, reach=1, tables=1, evenness=1.0)


def test_unique_to_the_right_belonging_upwards_ring_by_energy() -> None:
    found = drawing([spot(1, 17, 1, 9)])
    (blob,) = found.blobs
    assert (blob.true_x, blob.true_y) == (30 + round(0.9 * 940), 1000 - (30 + round(0.1 * 940)))
    assert (blob.x, blob.y, blob.moved) == (blob.true_x, blob.true_y, False)
    assert blob.left < blob.true_x < blob.right
    assert blob.top < blob.true_y < blob.bottom
    assert blob.ring == round(found.ring_length / 2)
    assert (found.radius, found.diameter, found.badge, found.letter) == (64, 128, 32, 42)


@pytest.mark.parametrize("count", [2, 12, 30])
def test_blobs_in_one_place_move_apart_and_keep_to_their_quarter(count: int) -> None:
    found = drawing([spot(n, 1, 1, n % 18) for n in range(count)])
    places = [(blob.x, blob.y) for blob in found.blobs]
    for n, (x, y) in enumerate(places):
        assert found.ring_radius <= x < 500 < y <= 1000 - found.ring_radius
        nearest = min(((x - a) ** 2 + (y - b) ** 2) ** 0.5 for m, (a, b) in enumerate(places) if m != n)
        assert nearest >= 1.6 * found.radius
    assert [blob.moved for blob in found.blobs][:2] == [False, True]


def test_what_lies_just_over_the_middle_is_drawn_on_its_side() -> None:
    blobs = drawing([spot(1, 10, 8, 9), spot(2, 8, 10, 9)]).blobs
    assert blobs[0].x > 500 + 30
    assert blobs[0].y > 500 + 30
    assert blobs[1].x < 500 - 30
    assert blobs[1].y < 500 - 30


def test_an_empty_map_and_a_hundred() -> None:
    assert drawing([]).blobs == ()
    assert drawing([spot(n, 9, 9, 9) for n in range(100)]).radius == 21
