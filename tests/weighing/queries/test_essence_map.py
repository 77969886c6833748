"""Where clusters lie: the vectors of methods.md §3 through real rows, by pools of five and more."""

import pytest

from places.enums import Subject
from places.weighing.queries.essence_map import corners, spots
from places.weighing.queries.tallies import tally
from tests.builders.rooms import Room
from tests.builders.weighing import at, clusters, crowded, give, opened


@pytest.fixture
def vector(db: None) -> Room:
    """Tables of 6, 5 and 7; tops as in methods.md: B(5,4,6), U(6,5,6) | B(5,0,1), U(1,0,2)."""
    room = crowded(6, 5, 7)
    opened(room, *room.people)
    lake, match, _paths = clusters(room)
    for cluster, lens, tops in [
        (lake, "belonging", (5, 4, 6)),
        (lake, "unique", (6, 5, 6)),
        (match, "belonging", (5, 0, 1)),
        (match, "unique", (1, 0, 2)),
    ]:
        for number, top in enumerate(tops, start=1):
            for person in at(room, number)[:top]:
                give(person, cluster, lens, 2 if top > 4 else 1)
    return room


def test_values_intervals_and_quadrants(vector: Room) -> None:
    found = {spot.item.name: spot for spot in spots(tally(vector.workshop.pk, Subject.CLUSTERS))}
    lake, match, paths = (found[name] for name in ("Lake", "Match", "Paths"))
    assert lake.belonging.score.value == pytest.approx(0.746901, abs=1e-6)
    assert lake.unique.score.value == pytest.approx(0.835550, abs=1e-6)
    assert match.belonging.score.value == pytest.approx(0.287685, abs=1e-6)
    assert match.unique.score.value == pytest.approx(0.228336, abs=1e-6)
    assert (match.belonging.low, match.belonging.high) == (16, 56)
    assert (match.belonging.told, match.belonging.on_map) == ("6 of 18", "on the map: 29")
    assert [(spot.quadrant, str(spot.name)) for spot in (lake, match, paths)] == [
        ("essence", "Our essence"),
        ("close", "Too close to call"),
        ("quiet", "Quiet for now"),
    ]
    assert (str(match.leans), lake.leans) == ("Quiet for now", None)


def test_they_are_numbered_part_by_part_and_told_by_corner(vector: Room) -> None:
    found = spots(tally(vector.workshop.pk, Subject.CLUSTERS))
    assert [(spot.number, spot.item.name) for spot in found] == [(1, "Lake"), (2, "Paths"), (3, "Match")]
    told = [(str(corner.name), [spot.number for spot in corner.spots]) for corner in corners(found)]
    assert told == [
        ("Our essence", [1]),
        ("Ours, but could be anywhere", []),
        ("A story to hear", []),
        ("Quiet for now", [2]),
        ("Too close to call", [3]),
    ]
    assert (corners(found * 3)[3].first, corners(found * 3)[3].rest) == ((found[1],) * 3, 0)
    assert corners(found * 8)[3].rest == 2


def test_reach_counts_the_tables_that_are_there(vector: Room) -> None:
    vector.groups[0].pk = None
    vector.groups[0].number = 9
    vector.groups[0].save()
    lake = spots(tally(vector.workshop.pk, Subject.CLUSTERS))[0]
    assert (lake.reached, lake.evenness) == ("Pictures from 1 of 3 tables", 0)


def test_a_small_table_weighs_only_with_others(db: None) -> None:
    room = crowded(6, 2)
    opened(room, *room.people)
    for person in at(room, 2):
        give(person, clusters(room)[0], "unique")
    lake = next(spot for spot in spots(tally(room.workshop.pk, Subject.CLUSTERS)) if spot.item.name == "Lake")
    assert lake.unique.score.value == pytest.approx(3 / 10)


@pytest.mark.parametrize("size", [0, 1, 5])
def test_no_votes_one_person_five_people(db: None, size: int) -> None:
    room = crowded(5)
    for person in room.people[:size]:
        for lens in ("unique", "belonging"):
            give(person, clusters(room)[0], lens)
    found = {spot.item.name: spot.quadrant for spot in spots(tally(room.workshop.pk, Subject.CLUSTERS))}
    assert found["Lake"] == ("essence" if size == 5 else "close")
    assert found["Match"] == ("quiet" if size == 5 else "close")
