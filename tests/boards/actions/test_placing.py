"""Placements as rows: revs, orders, the number of statements, and free numbers between two orders."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.boards.actions import placing
from places.boards.actions.placing import between
from places.boards.queries.rows import in_pile
from places.cards import Position
from places.errors import Unclear
from places.models import Cluster, Placement
from tests.builders.boards import board_of, card, lying, sorting_room
from tests.builders.rooms import Room


@pytest.fixture
def sorting(db: None) -> Room:
    return sorting_room(4)


def test_placing_records_each_step_and_marks_the_pile(sorting: Room) -> None:
    board = board_of(sorting)
    water = placing.new_cluster(board, "Water")
    first, second = (card(photo) for photo in sorting.photos[:2])
    steps = placing.place_cards(board, water, [(first, None), (second, None)])
    assert [(step.card, step.was, step.now) for step in steps] == [
        (first, None, Position(water.pk, 1, 1)),
        (second, None, Position(water.pk, 1, 2)),
    ]
    assert Cluster.objects.get(pk=water.pk).laid == board.rev == 1
    third = card(sorting.photos[2])
    (step,) = placing.place_cards(board, water, [(third, None)], after=first)
    assert step.now == Position(water.pk, 2, 1.5)
    assert lying(board)["Water"] == [str(first), str(third), str(second)]
    (back,) = placing.unplace(board, Placement.objects.filter(photo=third.photo))
    assert (back.was, back.now) == (step.now, None)
    assert placing.lines([back]) == [[str(third), [water.pk, 2, 1.5], None]]


def test_a_card_of_the_consensus_that_people_move_is_theirs(sorting: Room) -> None:
    board = board_of(sorting)
    water = placing.new_cluster(board, "Water")
    one = Placement.objects.create(board=board, cluster=water, photo=sorting.photos[0], by_hand=False)
    placing.place_cards(board, water, [(one.card, one)], first=True)
    assert Placement.objects.get(pk=one.pk).by_hand


def test_emptied_unnamed_piles_go_and_can_come_back(sorting: Room) -> None:
    board = board_of(sorting)
    unnamed, named = placing.new_cluster(board), placing.new_cluster(board, "Water")
    assert [(pile.order, pile.rev) for pile in (unnamed, named)] == [(1, 0), (2, 1)]
    first = card(sorting.photos[0])
    placing.place_cards(board, unnamed, [(first, None)])
    steps = placing.place_cards(board, named, [(first, Placement.objects.get())])
    assert placing.remove_empty_piles(board, steps) == [unnamed.pk]
    assert placing.remove_empty_piles(board, placing.unplace(board, Placement.objects.all())) == []
    assert [pile.name for pile in board.clusters.standing()] == ["Water"]
    assert Cluster.objects.filter(pk=unnamed.pk, gone=True).exists()


def test_a_second_card_takes_the_mark_of_standing_alone(sorting: Room) -> None:
    board = board_of(sorting)
    alone = placing.new_cluster(board, is_alone=True)
    placing.place_cards(board, alone, [(card(sorting.photos[0]), None)])
    assert placing.unmark_alone(alone) == []
    placing.place_cards(board, alone, [(card(sorting.photos[1]), None)])
    assert placing.unmark_alone(alone) == [alone.pk]
    alone.refresh_from_db()
    assert placing.unmark_alone(alone) == []


def test_two_hundred_piles_are_enough(sorting: Room) -> None:
    board = board_of(sorting)
    Cluster.objects.bulk_create(Cluster(board=board, gone=True) for _ in range(5))
    Cluster.objects.bulk_create(Cluster(board=board) for _ in range(199))
    placing.new_cluster(board)
    with pytest.raises(Unclear, match="very many piles"):
        placing.new_cluster(board)


def test_at_the_end_at_the_beginning_and_between() -> None:
    assert between([], 0, 2) == [1, 2]
    assert between([1, 2.5], 2, 2) == [3, 4]
    assert between([1, 2], 0, 2) == [-1, 0]
    assert between([1, 2], 1, 1) == [1.5]
    assert between([1, 2], 1, 3) == [1.25, 1.5, 1.75]
    assert between([1, 2], 2, 0) == []


def test_no_room_is_told() -> None:
    assert between([0, 0], 1, 1) is None
    assert between([1, 1 + 2**-52], 1, 1) is None


def test_always_behind_the_same_card_lasts_fifty_times() -> None:
    row = [1.0, 2.0]
    times = 0
    while found := between(row, 1, 1):
        row.insert(1, found[0])
        times += 1
    assert 50 <= times < 60


@given(st.lists(st.integers(-5, 5), unique=True, max_size=6), st.integers(0, 6), st.integers(0, 5))
def test_what_is_given_rises_and_fits(numbers: list[int], at: int, count: int) -> None:
    row = sorted(map(float, numbers))
    at = min(at, len(row))
    found = between(row, at, count)
    assert found is not None
    merged = [*row[:at], *found, *row[at:]]
    assert merged == sorted(set(merged))


def pile_with(room: Room, *orders: float) -> Cluster:
    """An unnamed pile with one photo at each of these places."""
    board = board_of(room)
    made = Cluster.objects.create(board=board, order=1)
    for photo, order in zip(room.photos, orders, strict=False):
        Placement.objects.create(board=board, cluster=made, photo=photo, order=order, rev=1)
    return made


def test_cards_that_were_there_are_changed_and_new_ones_added(sorting: Room) -> None:
    pile = pile_with(sorting, 2.0)
    (lying,) = in_pile(pile.pk)
    lying.order = 5.0
    new = Placement(board_id=pile.board_id, cluster=pile, photo=sorting.photos[1], order=3.0, rev=7)
    placing.store([lying, new])
    assert [(one.photo_id, one.order, one.rev) for one in in_pile(pile.pk)] == [
        (sorting.photos[1].pk, 3.0, 7),
        (sorting.photos[0].pk, 5.0, 1),
    ]
    placing.store([])
    placing.delete_placements([lying])
    assert [one.pk for one in in_pile(pile.pk)] == [new.pk]
