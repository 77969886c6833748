"""Photos that stand alone, in documents."""

import pytest

from places.enums import PhotoAudience, Stage
from places.exports.queries.lone import lone_photos
from places.models import Board, Cluster, Placement
from tests.builders.boards import lay_out
from tests.builders.rooms import Room, open_room

REPORT = {"audience": PhotoAudience.REPORT}


@pytest.fixture
def room(db: None, other_room: Room) -> Room:
    """Four people, each with one card that may leave the room; a fifth card that may not."""
    room = open_room(Stage.WRITE)
    for person in room.people:
        room.photo(person, f"{person.first_name} here", belonging="So it is.", **REPORT)
    room.photo(room.people[0], "Only for the room", audience=PhotoAudience.ROOM)
    return room


def test_what_tables_let_stand_alone_is_told_as_that(room: Room) -> None:
    lay_out(room)
    for board in Board.objects.filter(workshop=room.workshop, group__isnull=False):
        pile = Cluster.objects.create(board=board, is_alone=True)
        Placement.objects.create(board=board, cluster=pile, photo=room.photos[3])
    hidden = Cluster.objects.create(board=Board.objects.get(group=room.groups[0]), is_alone=True)
    Placement.objects.create(board=hidden.board, cluster=hidden, photo=room.photos[4])
    (lone,), kept = lone_photos(room.workshop.pk, [])
    assert kept == 1
    assert (lone.voice.first_name, lone.tables, lone.is_quoted) == ("Göran", "Table 1 and Table 2", False)
    assert lone.sentence == "Two tables let this stand alone"
