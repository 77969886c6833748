"""The shared board in documents: names by tables, voices that stand nowhere else, photos that stand alone."""

import pytest

from places.enums import PhotoAudience, Stage
from places.exports.queries.piles import shared_piles
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share

REPORT = {"audience": PhotoAudience.REPORT}


@pytest.fixture
def room(db: None, other_room: Room) -> Room:
    """Four people, each with one card that may leave the room; a fifth card that may not."""
    room = open_room(Stage.WRITE)
    for person in room.people:
        room.photo(person, f"{person.first_name} here", belonging="So it is.", **REPORT)
    room.photo(room.people[0], "Only for the room", audience=PhotoAudience.ROOM)
    return room


def test_a_pile_with_its_names_people_and_what_is_kept(room: Room) -> None:
    (cluster,) = share(room, "The flood")
    cluster.also_called = [{"name": "The flood", "tables": [1]}, {"name": "Water", "tables": [1, 2, 9]}]
    cluster.save()
    (pile,) = shared_piles(room.workshop.pk, [])
    assert [(one.name, one.tables) for one in pile.names] == [
        ("The flood", "Table 1"),
        ("Water", "Table 1 and Table 2"),
    ]
    assert (pile.name, pile.photos, pile.people, pile.tables, pile.kept) == ("The flood", 5, 4, 2, 1)
    assert not pile.is_named_by_all
    cluster.also_called = [{"name": "The Flood", "tables": [1, 2]}]
    cluster.save()
    assert shared_piles(room.workshop.pk, [])[0].is_named_by_all
