"""Where clusters lie: the vectors of an even spread through real rows, by pools of five and more."""

import pytest

from places.enums import Subject
from places.weighing.queries.essence_map import close_told, corners, has_room_for_names, nearest, spots
from places.weighing.queries.spot import Spot
from places.weighing.queries.tallies import tally
from tests.builders.rooms import Room
from tests.builders.weighing import LENSES, at, clusters, crowded, give, opened


def choose(room: Room, lens: str, *tops: tuple[int, ...]) -> None:
    """For each cluster so many people of each table give it a dot."""
    for cluster, by_table in zip(clusters(room), tops, strict=True):
        for number, top in enumerate(by_table, start=1):
            for person in at(room, number)[:top]:
                give(person, cluster, lens)


def placed(room: Room) -> list[Spot]:
    return spots(tally(room.workshop.pk, Subject.CLUSTERS))


@pytest.fixture
def vector(db: None) -> Room:
    """Four tables of six and four clusters: an even spread is a quarter of the people under both lenses."""
    room = crowded(6, 6, 6, 6, names=("Lake", "Match", "Paths", "Snow"))
    opened(room, *room.people)
    choose(room, "unique", (3, 3, 3, 3), (2, 1, 2, 1), (6, 0, 0, 0), (0, 0, 0, 0))
    choose(room, "belonging", (3, 3, 3, 3), (0, 0, 0, 0), (3, 2, 3, 2), (1, 0, 1, 0))
    return room


def test_values_quadrants_and_what_is_close(vector: Room) -> None:
    found = {spot.item.name: spot for spot in placed(vector)}
    unique = {name: round(spot.unique.score.value, 6) for name, spot in found.items()}
    assert unique == {"Lake": 0.636364, "Match": 0.491933, "Paths": 0.321899, "Snow": 0.2}
    assert {spot.unique.even for spot in found.values()} == {"6 of 24"}
    assert {name: (spot.quadrant, spot.close) for name, spot in found.items()} == {
        "Lake": ("essence", False),
        "Match": ("quiet", True),
        "Paths": ("anywhere", True),
        "Snow": ("quiet", True),
    }


def test_where_most_are_close_it_is_said_once(vector: Room) -> None:
    found = {spot.item.name: spot for spot in placed(vector)}
    far, near = found["Lake"], found["Match"]
    said = "Most lie close to a line: with a few more dots they could lie on the other side."
    assert close_told(list(found.values())) == close_told([far, near, near]) == said
    assert close_told([far, near]) == close_told([near]) == close_told([]) == ""


def test_they_are_numbered_by_essence_and_told_by_corner(vector: Room) -> None:
    found = placed(vector)
    assert [(spot.number, spot.item.name) for spot in found] == [
        (1, "Lake"),
        (2, "Paths"),
        (3, "Match"),
        (4, "Snow"),
    ]
    told = [(str(corner.name), [spot.number for spot in corner.spots]) for corner in corners(found)]
    assert told == [
        ("Our essence", [1]),
        ("Ours, but could be anywhere", [2]),
        ("A story to hear", []),
        ("Quiet for now", [3, 4]),
    ]
    assert nearest(found) is None
    assert has_room_for_names(found * 2)
    assert not has_room_for_names(found * 3)


def test_equal_essence_is_ordered_by_energy_and_then_by_tables(db: None) -> None:
    room = crowded(5, 5, names=("Lake", "Match", "Paths"))
    _lake, match, paths = clusters(room)
    for person in room.people:
        for cluster in clusters(room):
            give(person, cluster, "unique")
            give(person, cluster, "belonging")
    give(room.people[0], paths, "energy")
    photo = room.photo(room.people[-1])
    match.board.placements.create(cluster=match, photo=photo, order=9)
    assert [spot.item.name for spot in placed(room)] == ["Paths", "Match", "Lake"]


def test_where_nothing_is_both_the_nearest_is_named(db: None) -> None:
    room = crowded(6, 6, names=("Lake", "Match", "Paths"))
    opened(room, *room.people)
    choose(room, "unique", (5, 5), (1, 1), (0, 0))
    choose(room, "belonging", (1, 1), (6, 6), (0, 0))
    found = placed(room)
    assert [spot.quadrant for spot in found] == ["anywhere", "story", "quiet"]
    assert nearest(found).item.name == "Match"
    assert [len(corner.spots) for corner in corners(found)] == [0, 1, 1, 0], "Paths has no place"


def test_reach_counts_the_tables_that_are_there(vector: Room) -> None:
    vector.groups[0].pk = None
    vector.groups[0].number = 9
    vector.groups[0].save()
    lake = placed(vector)[0]
    assert (lake.reached, lake.evenness) == ("Pictures from 1 of 4 tables", 0)


def test_a_small_table_weighs_only_with_others(db: None) -> None:
    room = crowded(6, 2)
    opened(room, *room.people)
    for person in at(room, 2):
        give(person, clusters(room)[0], "unique")
    lake = next(spot for spot in placed(room) if spot.item.name == "Lake")
    even = 2 / (8 * 3)
    rate = (2 + 2 * even) / (8 + 2)
    assert lake.unique.score.value == pytest.approx(rate / (rate + even))


@pytest.mark.parametrize("size", [0, 1, 5])
def test_no_votes_one_person_five_people(db: None, size: int) -> None:
    room = crowded(5)
    for person in room.people[:size]:
        for lens in LENSES:
            give(person, clusters(room)[0], lens)
    found = {spot.item.name: (spot.quadrant, spot.has_dots) for spot in placed(room)}
    assert found["Lake"] == ("essence" if size else "quiet", size > 0)
    assert found["Match"] == ("quiet", False)
    assert nearest(placed(room)) is None


def test_a_single_pile_is_compared_with_half_of_the_people(db: None) -> None:
    room = crowded(6, 6, names=("Lake",))
    opened(room, *room.people)
    for lens in ("unique", "belonging"):
        choose(room, lens, (6, 4))
    (lake,) = placed(room)
    assert (lake.quadrant, round(lake.unique.score.value, 6)) == ("essence", 0.739510)
