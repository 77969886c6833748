"""How cards lie on a board: places between neighbours, what was touched, piles that are emptied."""

import pytest

from places.boards.actions import placing
from places.cards import Position
from places.errors import Unclear
from places.models import Cluster, Placement
from tests.builders.boards import board_of, card, lying, sorting_room
from tests.builders.rooms import Room


@pytest.fixture
def sorting(db: None) -> Room:
    return sorting_room(4)


def test_laying_tells_each_step_and_marks_the_pile(sorting: Room) -> None:
    board = board_of(sorting)
    water = placing.new_cluster(board, "Water")
    first, second = (card(photo) for photo in sorting.photos[:2])
    steps = placing.lay(board, water, [(first, None), (second, None)])
    assert [(step.card, step.was, step.now) for step in steps] == [
        (first, None, Position(water.pk, 1, 1)),
        (second, None, Position(water.pk, 1, 2)),
    ]
    assert Cluster.objects.get(pk=water.pk).laid == board.rev == 1
    third = card(sorting.photos[2])
    (step,) = placing.lay(board, water, [(third, None)], after=first)
    assert step.now == Position(water.pk, 2, 1.5)
    assert lying(board)["Water"] == [str(first), str(third), str(second)]
    (back,) = placing.lift(board, Placement.objects.filter(photo=third.photo))
    assert (back.was, back.now) == (step.now, None)
    assert placing.lines([back]) == [[str(third), [water.pk, 2, 1.5], None]]


def test_a_card_of_the_consensus_that_people_move_is_theirs(sorting: Room) -> None:
    board = board_of(sorting)
    water = placing.new_cluster(board, "Water")
    one = Placement.objects.create(board=board, cluster=water, photo=sorting.photos[0], by_hand=False)
    placing.lay(board, water, [(one.card, one)], first=True)
    assert Placement.objects.get(pk=one.pk).by_hand


def test_emptied_unnamed_piles_go_and_can_come_back(sorting: Room) -> None:
    board = board_of(sorting)
    unnamed, named = placing.new_cluster(board), placing.new_cluster(board, "Water")
    assert [(pile.order, pile.rev) for pile in (unnamed, named)] == [(1, 0), (2, 1)]
    first = card(sorting.photos[0])
    placing.lay(board, unnamed, [(first, None)])
    steps = placing.lay(board, named, [(first, Placement.objects.get())])
    assert placing.tidy(board, steps) == [unnamed.pk]
    assert placing.tidy(board, placing.lift(board, Placement.objects.all())) == []
    assert [pile.name for pile in board.clusters.standing()] == ["Water"]
    assert Cluster.objects.filter(pk=unnamed.pk, gone=True).exists()


def test_a_second_card_takes_the_mark_of_standing_alone(sorting: Room) -> None:
    board = board_of(sorting)
    alone = placing.new_cluster(board, is_alone=True)
    placing.lay(board, alone, [(card(sorting.photos[0]), None)])
    assert placing.no_longer_alone(alone) == []
    placing.lay(board, alone, [(card(sorting.photos[1]), None)])
    assert placing.no_longer_alone(alone) == [alone.pk]
    alone.refresh_from_db()
    assert placing.no_longer_alone(alone) == []


def test_two_hundred_piles_are_enough(sorting: Room) -> None:
    board = board_of(sorting)
    Cluster.objects.bulk_create(Cluster(board=board, gone=True) for _ in range(5))
    Cluster.objects.bulk_create(Cluster(board=board) for _ in range(199))
    placing.new_cluster(board)
    with pytest.raises(Unclear, match="very many piles"):
        placing.new_cluster(board)
