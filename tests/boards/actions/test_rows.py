"""The rows behind acts on boards: where cards lie, in which order, and which piles are empty."""

from typing import Any

import pytest

from places.boards.actions import rows
from places.models import Board, Cluster, Placement
from tests.builders.boards import board_of, sorting_room
from tests.builders.rooms import Room


@pytest.fixture
def sorting(db: None) -> Room:
    return sorting_room(3)


def pile_with(room: Room, *orders: float) -> Cluster:
    """An unnamed pile with one photo at each of these places."""
    board = board_of(room)
    made = Cluster.objects.create(board=board, order=1)
    for photo, order in zip(room.photos, orders, strict=False):
        Placement.objects.create(board=board, cluster=made, photo=photo, order=order, rev=1)
    return made


def test_cards_that_were_there_are_changed_and_new_ones_added(sorting: Room) -> None:
    pile = pile_with(sorting, 2.0)
    (lying,) = rows.in_order(pile.pk)
    lying.order = 5.0
    new = Placement(board_id=pile.board_id, cluster=pile, photo=sorting.photos[1], order=3.0, rev=7)
    rows.store([lying, new])
    assert [(one.photo_id, one.order, one.rev) for one in rows.in_order(pile.pk)] == [
        (sorting.photos[1].pk, 3.0, 7),
        (sorting.photos[0].pk, 5.0, 1),
    ]
    rows.store([])
    rows.delete_placements([lying])
    assert [one.pk for one in rows.in_order(pile.pk)] == [new.pk]


def test_only_unnamed_piles_of_the_board_can_be_empty(sorting: Room, django_assert_num_queries: Any) -> None:
    board, full = board_of(sorting), pile_with(sorting, 1.0)
    empty, named, gone = (
        Cluster.objects.create(board=board, name=name, gone=is_gone, order=2)
        for name, is_gone in (("", False), ("Water", False), ("", True))
    )
    elsewhere = Cluster.objects.create(board=board_of(sorting, 1), order=1)
    everything = [one.pk for one in (full, empty, named, gone, elsewhere)]
    with django_assert_num_queries(1):
        assert rows.empty(board.pk, everything) == [(empty.pk,)]
    with django_assert_num_queries(1):
        assert rows.mark_changed(board.pk, everything, 9) == 4
    elsewhere.refresh_from_db()
    assert (elsewhere.laid, set(Cluster.objects.filter(board=board).values_list("laid", flat=True))) == (
        0,
        {9},
    )


def test_a_shared_pile_that_only_tables_named_goes_when_it_is_empty(sorting: Room) -> None:
    shared = Board.objects.get(workshop=sorting.workshop, group=None)
    by_tables, by_people = (
        Cluster.objects.create(board=shared, name=name, rev=rev) for name, rev in (("Fika", 0), ("Water", 1))
    )
    assert rows.empty(shared.pk, [by_tables.pk, by_people.pk]) == [(by_tables.pk,)]
