"""Rows of one board: of the cards and piles that were asked for, never of another board or room."""

from typing import Any

import pytest

from places.boards.queries import rows
from places.enums import PhotoState, Stage
from places.models import Board, Cluster, Placement
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share


@pytest.fixture
def combining(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=4)
    share(room, "Water", "Match")
    return room


def _piles(room: Room) -> tuple[int, list[Cluster]]:
    board = room.workshop.boards.get(group=None)
    return board.pk, list(board.clusters.order_by("order"))


def test_placements_are_those_of_the_photos_on_the_board(combining: Room) -> None:
    board_id, _clusters = _piles(combining)
    lying = list(Placement.objects.filter(board=board_id))
    asked = [lying[0].photo_id, lying[1].photo_id]
    assert [one.pk for one in rows.of_photos(board_id, asked)] == [lying[0].pk, lying[1].pk]
    assert rows.of_photos(board_id, []) == []
    assert rows.of_photos(board_id + 1, asked) == []
    assert rows.of_themes(board_id, [1, 2, 3]) == []


def test_piles_are_counted_by_what_the_room_sees(combining: Room) -> None:
    board_id, (water, match) = _piles(combining)
    inside = Placement.objects.filter(cluster=water)
    before = inside.count()
    inside[0].photo.state = PhotoState.HIDDEN
    inside[0].photo.save()
    hidden = inside[0].photo
    hidden.state = PhotoState.HIDDEN
    hidden.save()
    (row,) = rows.piles_of(board_id, [water.pk])
    assert (row[0], row[1], row[7], row[8]) == (water.pk, "Water", before - 1, 0)
    assert [row[1] for row in rows.piles_of(board_id, [water.pk, match.pk])] == ["Water", "Match"]
    assert rows.shown(combining.workshop.pk, [hidden.pk]) == []


def test_what_waits_lies_nowhere_on_the_board(combining: Room, other_room: Room) -> None:
    board_id, (water, _match) = _piles(combining)
    assert rows.waiting(combining.workshop.pk, board_id) == []
    lifted = sorted(Placement.objects.filter(cluster=water).values_list("photo_id", flat=True))
    Placement.objects.filter(cluster=water).delete()
    assert sorted(rows.waiting(combining.workshop.pk, board_id)) == [(photo,) for photo in lifted]


def test_another_rooms_board_photos_and_themes_are_not_found(combining: Room, other_room: Room) -> None:
    board_id, _clusters = _piles(combining)
    assert [board.pk for board in rows.boards(combining.workshop.pk, board_id)] == [board_id]
    assert rows.boards(other_room.workshop.pk, board_id) == []
    photos = [photo.pk for photo in combining.photos]
    assert rows.shown(combining.workshop.pk, photos) == [(pk,) for pk in photos]
    assert rows.shown(other_room.workshop.pk, photos) == []
    assert rows.known(other_room.workshop.pk, photos) == []


def test_only_unnamed_piles_of_the_board_can_be_empty(
    combining: Room, django_assert_num_queries: Any
) -> None:
    board, elsewhere = (
        combining.workshop.boards.get(group=None),
        Board.objects.create(workshop=combining.workshop, group=combining.groups[0]),
    )
    _board_id, (full, _match) = _piles(combining)
    made = [
        Cluster.objects.create(board=where, name=name, gone=is_gone, rev=rev, order=9)
        for where, name, is_gone, rev in (
            (board, "", False, 1),
            (board, "By tables", False, 0),
            (board, "By people", False, 1),
            (board, "", True, 1),
            (elsewhere, "", False, 1),
        )
    ]
    with django_assert_num_queries(1):
        found = rows.empty_piles(board.pk, [full.pk, *(one.pk for one in made)])
    assert sorted(found) == [(made[0].pk,), (made[1].pk,)]
    named = Cluster.objects.create(board=elsewhere, name="Named by no rev", rev=0, order=9)
    assert rows.empty_piles(elsewhere.pk, [named.pk]) == []
