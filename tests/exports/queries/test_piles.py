"""The shared board in documents: names by tables, voices that stand nowhere else, photos that stand alone."""

import pytest

from places.enums import PhotoAudience, Stage
from places.exports.queries.piles import lone_photos, shared_piles
from places.models import Board, Cluster, Placement
from places.vision.actions import evidence
from tests.builders.boards import lay_out
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.builders.visions import add, export_of, quote

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


def test_voices_come_from_as_many_tables_as_can_be_and_are_not_quoted_twice(room: Room) -> None:
    share(room, "The flood")
    (pile,) = shared_piles(room.workshop.pk, [])
    assert [voice.first_name for voice in pile.said] == ["Mira", "Anna", "Sam"]
    quote(room, 0)
    export = export_of(room)
    assert [voice.first_name for voice in export.piles[0].said] == ["Sam", "Anna", "Göran"]


def test_a_pile_keeps_the_sentences_that_rest_on_it_alone(room: Room) -> None:
    one, other = share(room, "One", "Other")
    both, alone = add(room, "because", "Both."), add(room, "because", "Other alone.")
    for sentence_id, cluster in ((both, one), (both, other), (alone, other)):
        evidence.link(actor=room.leading, sentence_id=sentence_id, cluster_id=cluster.pk)
    piles = {pile.name: pile.sentences for pile in export_of(room).piles}
    assert piles == {"One": (), "Other": ("Other alone.",)}


def test_what_tables_let_stand_alone_is_told_as_that(room: Room) -> None:
    lay_out(room)
    for board in Board.objects.filter(workshop=room.workshop, group__isnull=False):
        pile = Cluster.objects.create(board=board, is_alone=True)
        Placement.objects.create(board=board, cluster=pile, photo=room.photos[3])
    hidden = Cluster.objects.create(board=Board.objects.get(group=room.groups[0]), is_alone=True)
    Placement.objects.create(board=hidden.board, cluster=hidden, photo=room.photos[4])
    (lone,) = lone_photos(room.workshop.pk, [])
    assert (lone.voice.first_name, lone.tables, lone.is_quoted) == ("Göran", "Table 1 and Table 2", False)
    assert lone.sentence == "Two tables let this stand alone"
