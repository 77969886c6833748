"""Photos that tables let stand alone, and the words for it."""

from django.utils import translation

from places.boards.actions import cards as card_actions
from places.boards.actions import piles
from places.boards.queries.lone_marks import LoneMark, counted_tables, lone_marks
from places.enums import PhotoState
from places.models import Participant, Photo
from places.people.queries.people import GroupFacts
from tests.builders.boards import board_of, pile, seen, sorting_room
from tests.builders.rooms import Room


def mark(room: Room, photo: Photo, by: Participant, table: int) -> None:
    board = board_of(room, table)
    piles.stand_alone(actor=room.actor(by), board_id=board.pk, cards=seen(board, photo))


def test_each_photo_with_the_tables_that_let_it_stand_alone(
    db: None, other_room: Room, django_assert_num_queries
) -> None:
    room = sorting_room(5)
    mira, _sam, anna, _goran = room.people
    first, second, third, fourth, fifth = room.photos
    mark(room, second, anna, 1)
    mark(room, second, mira, 0)
    mark(room, third, mira, 0)
    mark(room, fourth, mira, 0)
    mark(room, fifth, mira, 0)
    board = board_of(room)
    card_actions.put_together(  # a pile of one that nobody marked
        actor=room.actor(mira), board_id=board.pk, cards=seen(board, first), name="Water"
    )
    lone = board.clusters.standing().get(placements__photo=third)
    card_actions.move(  # the third is not alone any more
        actor=room.actor(mira), board_id=board.pk, cards=seen(board, first), to=lone.pk
    )
    Photo.objects.filter(pk=fourth.pk).update(state=PhotoState.HIDDEN)
    card_actions.move(  # the fifth lies nowhere
        actor=room.actor(mira), board_id=board.pk, cards=seen(board, fifth), to=None
    )
    with django_assert_num_queries(1):
        found = lone_marks(room.workshop.pk)
    assert {photo: [table.number for table in one.tables] for photo, one in found.items()} == {
        second.pk: [1, 2]
    }
    assert found[second.pk].sentence == "Two tables let this stand alone"
    assert lone_marks(other_room.workshop.pk) == {}


def test_what_the_room_marks_on_its_shared_board_is_no_tables_mark(db: None) -> None:
    room = sorting_room(1)
    shared = room.workshop.boards.get(group=None)
    shared.clusters.create(name="Alone", is_alone=True).placements.create(board=shared, photo=room.photos[0])
    assert lone_marks(room.workshop.pk) == {}


def test_a_second_copy_in_another_pile_takes_nothing_from_the_mark(db: None) -> None:
    room = sorting_room(2)
    board, (first, second) = board_of(room), room.photos
    mira = {"actor": room.actor(room.people[0]), "board_id": board.pk}
    card_actions.put_together(**mira, cards=seen(board, second), name="Water")
    piles.stand_alone(**mira, cards=seen(board, first))
    card_actions.copy(**mira, cards=seen(board, first), to=pile(board, "Water").pk)
    assert list(lone_marks(room.workshop.pk)) == [first.pk]


def test_tables_are_counted_in_words() -> None:
    assert [counted_tables(number) for number in (0, 1, 2, 12, 13, 300)] == [
        "No table",
        "One table",
        "Two tables",
        "Twelve tables",
        "13 tables",
        "300 tables",
    ]
    table = GroupFacts(1, 1, "Bord 1", "leaf")
    with translation.override("sv"):
        assert LoneMark(7, (table,)).sentence == "Ett bord lät den här stå ensam"
        assert LoneMark(7, (table,) * 3).sentence == "Tre bord lät den här stå ensam"
