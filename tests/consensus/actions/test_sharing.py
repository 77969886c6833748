"""The shared board: what a new proposal changes, and what people's hands have made of it."""

import pytest

from places.boards.actions import cards as card_actions
from places.consensus.actions import proposing, sharing
from places.enums import Stage
from places.models import Board, Cluster, Placement
from places.photos.actions import visibility
from tests.builders.boards import seen, theme
from tests.builders.rooms import Room, open_room
from tests.builders.tables import mini, shared, sort
from tests.builders.tables import move as by_hand


@pytest.fixture
def combining(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    return room


def propose(room: Room) -> Board:
    proposing.propose(actor=room.leading)
    return Board.objects.get(workshop=room.workshop, group=None)


def again(room: Room) -> sharing.Applied:
    """The tables' sorts as they are now, applied anew."""
    board = Board.objects.get(workshop=room.workshop, group=None)
    return sharing.apply_proposal(board, sharing.work_out(sharing.read(board), with_stability=True))


def move(room: Room, numbers: list[int], to: int | None) -> None:
    by_hand(room, Board.objects.get(workshop=room.workshop, group=None), numbers, to)


def cluster_of(room: Room, number: int) -> Cluster:
    return Cluster.objects.get(board__group=None, placements__photo=room.photos[number])


def test_the_worked_example_is_applied_with_the_tables_names(combining: Room) -> None:
    board = propose(combining)
    assert shared(combining) == [("Water", [0, 1, 2]), ("Match", [3]), ("Making", [4, 5])]
    water = cluster_of(combining, 0)
    assert water.also_called[0] == {"name": "Water", "tables": [1, 3]}
    assert {one["name"] for one in water.also_called} == {"Water", "The lake", "Lake", "Paths", "Walks"}
    assert board.proposal["held"] == [
        [sorted(f"p{p.pk}" for p in combining.photos[:3]), 2],
        [[f"p{combining.photos[3].pk}"], 1],
        [sorted(f"p{p.pk}" for p in combining.photos[4:]), 3],
    ]
    assert (board.proposal["rounds"], board.proposal["recommended"]) == (4, 3)


def test_a_withdrawn_photo_is_placed_no_more_and_a_hidden_one_comes_back(combining: Room) -> None:
    propose(combining)
    visibility.withdraw(actor=combining.actor(combining.people[0]), photo_id=combining.photos[4].pk)
    again(combining)
    assert [5] in [numbers for _name, numbers in shared(combining)]
    visibility.hide(actor=combining.leading, photo_id=combining.photos[3].pk)
    again(combining)
    assert all(3 not in numbers for _name, numbers in shared(combining))
    visibility.show(actor=combining.leading, photo_id=combining.photos[3].pk)
    again(combining)
    assert any(3 in numbers for _name, numbers in shared(combining))


@pytest.mark.parametrize(
    ("piles", "expected"),
    [
        ([{"All": [0, 1, 2, 3]}] * 2, [[0, 1, 2, 3]]),
        ([{"a": [0], "b": [1], "c": [2]}] * 2, [[0], [1], [2]]),
        ([{"Same": [0, 1], "Same ": [2, 3]}, {"x": [0, 1], "y": [2, 3]}], [[0, 1], [2, 3]]),
    ],
)
def test_all_in_one_pile_each_alone_and_two_piles_of_one_name(db: None, piles: list, expected: list) -> None:
    room = open_room(Stage.COMBINE, photos=4)
    for table, those in enumerate(piles, start=1):
        sort(room, table, those)
    propose(room)
    assert [numbers for _name, numbers in shared(room)] == expected


def test_a_theme_is_a_card_like_another(combining: Room) -> None:
    lake, craft, lone = (theme(combining, word, combining.photos[0]) for word in ("Lake", "Craft", "Lone"))
    for table in (1, 2, 3, 4):
        board = Board.objects.get(group=combining.groups[table - 1])
        for word, number in ((lake, 0), (craft, 4)):
            pile = Cluster.objects.get(board=board, placements__photo=combining.photos[number])
            Placement.objects.create(board=board, cluster=pile, theme=word, order=9)
    propose(combining)
    assert shared(combining) == [("Water", [0, 1, 2]), ("Match", [3]), ("Making", [4, 5])]
    lying = dict(
        Placement.objects.filter(board__group=None, photo=None).values_list("theme", "cluster__name")
    )
    assert lying == {lake.pk: "Water", craft.pk: "Making"}
    Placement.objects.filter(board__group=None, theme=craft).update(
        cluster=cluster_of(combining, 0), by_hand=True
    )
    again(combining)
    assert cluster_of(combining, 0).placements.filter(theme=craft).exists()
    assert not Placement.objects.filter(board__group=None, theme=lone).exists()
    shared_board = Board.objects.get(group=None)
    card_actions.move(
        actor=combining.leading, board_id=shared_board.pk, cards=seen(shared_board, lake), to=None
    )
    again(combining)
    assert not Placement.objects.filter(board__group=None, theme=lake).exists()
