"""A board's history: its sentences, the cards that moved, the piles, and nothing of another workshop."""

import datetime
from typing import Any

import pytest

from places.boards.actions import cards as card_actions
from places.boards.actions import piles
from places.boards.methods import Move, positions
from places.boards.queries.history import at_pile, board_history, moment_of
from places.cards import PHOTO, Card
from places.consensus.actions import accepting, proposing
from places.enums import Kind, PhotoState, Role, Stage
from places.models import Board, Cluster
from places.people.actions import tablets
from places.rules import Actor
from tests.builders.boards import lay_out
from tests.builders.rooms import Room, open_room

AT = datetime.datetime(2026, 5, 7, 9, 30, tzinfo=datetime.UTC)
TITLES = {1: "Water", 2: "Paths"}
STEPS = [
    ["p5", None, [1, 2, 1.0]],
    ["p6", [2, 1, 1.0], [1, 2, 2.0]],
    ["p7", [1, 1, 1.0], None],
    ["p8", [1, 1, 2.0], [1, 2, 3.0]],
]


@pytest.mark.parametrize(
    ("kind", "data", "sentence"),
    [
        (Kind.BOARD_PROPOSED, {}, "The tables' boards were combined: 4 cards moved."),
        (Kind.SORTS_IMPORTED, {}, "4 cards came from a file, sorted already."),
        (Kind.CLUSTER_ACCEPTED, {"cluster": 1, "on": True, "cards": []}, "Mira accepted Water."),
        (Kind.CLUSTER_ACCEPTED, {"cluster": 1, "on": False, "cards": []}, "Mira opened Water again."),
        (Kind.CARDS_MOVED, {"cluster": 1}, "Mira moved 4 cards to Water."),
        (Kind.CARDS_MOVED, {"cluster": None}, "Mira took 4 cards out of Water."),
        (Kind.CLUSTER_SPLIT, {"cluster": 9, "from": 2, "cards": []}, "Mira made a pile out of Paths."),
    ],
)
def test_in_words(kind: Kind, data: dict[str, Any], sentence: str) -> None:
    assert moment_of(3, AT, kind, "Mira", {"cards": STEPS, **data}, TITLES).sentence == sentence


def test_where_the_cards_were_then() -> None:
    moment = moment_of(3, AT, Kind.BOARD_PROPOSED, "Somebody", {"cards": STEPS}, TITLES)
    assert moment.moves == (
        Move("p5", 1, 1.0),
        Move("p6", 1, 2.0),
        Move("p7", None, 0.0),
        Move("p8", 1, 3.0),
    )
    assert (moment.number, moment.at, moment.piles) == (3, AT, {1, 2})


def test_of_a_proposal_a_pile_tells_what_came_and_left_there() -> None:
    moment = moment_of(3, AT, Kind.BOARD_PROPOSED, "Somebody", {"cards": STEPS}, TITLES)
    assert [at_pile(moment, pile).sentence for pile in (1, 2)] == [
        "The tables' boards were combined: 2 cards came here, 1 card left.",
        "The tables' boards were combined: 1 card left.",
    ]
    only = moment_of(3, AT, Kind.BOARD_PROPOSED, "Somebody", {"cards": STEPS[:1]}, TITLES)
    assert at_pile(only, 1).sentence == "The tables' boards were combined: 1 card came here."
    moved = moment_of(3, AT, Kind.CARDS_MOVED, "Mira", {"cards": STEPS, "cluster": 1}, TITLES)
    assert at_pile(moved, 1) == moved


@pytest.fixture
def room(db: None) -> Room:
    room = open_room(Stage.CLUSTER, photos=4)
    lay_out(room)
    return room


def own_board(room: Room, table: int = 0) -> Board:
    return Board.objects.get(group=room.groups[table])


def card(room: Room, photo: int) -> Card:
    return Card(PHOTO, room.photos[photo].pk)


def sort(room: Room) -> tuple[int, int]:
    """Mira puts two together, Sam one; Mira moves one of hers to Sam's. The piles' ids."""
    mira, sam = (room.actor(person) for person in room.people[:2])
    board = own_board(room).pk
    first = card_actions.put_together(
        actor=mira, board_id=board, cards={card(room, 0): 0, card(room, 1): 0}, name="Water"
    ).data["cluster"]
    second = card_actions.put_together(actor=sam, board_id=board, cards={card(room, 2): 0}).data["cluster"]
    card_actions.move(actor=mira, board_id=board, cards={card(room, 1): 1}, to=second)
    return first, second


def test_every_act_in_words(room: Room, other_room: Room, django_assert_num_queries: Any) -> None:
    first, second = sort(room)
    sam = room.actor(room.people[1])
    board = own_board(room).pk
    card_actions.rename(actor=sam, board_id=board, cluster_id=second, name="Paths")
    with django_assert_num_queries(3):
        history = board_history(room.workshop.pk, board)
    assert [moment.sentence for moment in history.moments] == [
        "Mira put 2 cards together: Water.",
        "Sam put 1 card together: Paths.",
        "Mira moved 1 card to Paths.",
        "Sam named a pile, which is called Paths today.",
    ]
    assert [moment.number for moment in history.of(first)] == [1, 3]
    assert history.titles == {first: "Water", second: "Paths"}
    assert board_history(other_room.workshop.pk, own_board(room).pk).moments == ()


def test_the_moves_lead_to_the_board_as_it_is(room: Room) -> None:
    first, second = sort(room)
    history = board_history(room.workshop.pk, own_board(room).pk)
    lying = positions([moment.moves for moment in history.moments], 3)
    assert {name: move.pile for name, move in lying.items()} == {
        str(card(room, 0)): first,
        str(card(room, 1)): second,
        str(card(room, 2)): second,
    }
    assert len(positions([moment.moves for moment in history.moments], 1)) == 2


def test_piles_that_went_are_still_told(room: Room) -> None:
    first, second = sort(room)
    board, mira = own_board(room).pk, room.actor(room.people[0])
    piles.merge(actor=mira, board_id=board, cluster_id=second, into=first)
    card_actions.dissolve(actor=mira, board_id=board, cluster_id=first)
    history = board_history(room.workshop.pk, board)
    assert [moment.sentence for moment in history.moments[-2:]] == [
        "Mira put Pile 2 together with Water.",
        "Mira took Water apart.",
    ]
    assert positions([moment.moves for moment in history.moments], 9) == {}
    assert second in history.titles


def test_a_tables_device_acts_in_the_tables_name(room: Room) -> None:
    tablets.join_as_table(actor=Actor(room.workshop.pk, Role.NEWCOMER), table=1)
    device = Actor(room.workshop.pk, Role.TABLE, None, room.groups[0].pk)
    card_actions.put_together(
        actor=device, board_id=own_board(room).pk, cards={card(room, 0): 0}, name="Water"
    )
    history = board_history(room.workshop.pk, own_board(room).pk)
    assert history.moments[0].sentence == "Table 1 put 1 card together: Water."


def test_hidden_photos_stay_in_the_log_only(room: Room) -> None:
    sort(room)
    room.photos[0].state = PhotoState.HIDDEN
    room.photos[0].save()
    moves = board_history(room.workshop.pk, own_board(room).pk).moments[0].moves
    assert [str(move.card) for move in moves] == [str(card(room, 0)), str(card(room, 1))]


def test_the_shared_board_tells_of_proposals_and_of_hands(room: Room, django_assert_num_queries: Any) -> None:
    first, _second = sort(room)
    room.at(Stage.COMBINE)
    room.groups[1].delete()
    proposing.propose(actor=room.leading)
    proposing.propose(actor=room.leading)  # the same again: nothing to tell
    shared = Board.objects.get(workshop=room.workshop, group=None)
    water = Cluster.objects.get(board=shared, name="Water")
    accepting.accept(actor=room.leading, cluster_id=water.pk)
    card_actions.rename(actor=room.leading, board_id=shared.pk, cluster_id=water.pk, name="Lake")
    with django_assert_num_queries(3):
        history = board_history(room.workshop.pk, shared.pk)
    assert [moment.sentence for moment in history.moments] == [
        "The tables' boards were combined: 3 cards moved.",
        "A leader accepted Lake.",
        "A leader named a pile, which is called Lake today.",
    ]
    assert history.of(water.pk)[0].sentence == "The tables' boards were combined: 1 card came here."
    assert first not in history.titles


def test_a_shared_pile_that_went_has_no_number_that_another_has_now(room: Room) -> None:
    shared = Board.objects.get(workshop=room.workshop, group=None)
    now, named, gone = (
        Cluster.objects.create(board=shared, order=1, **fields)
        for fields in ({}, {"name": "Water", "gone": True}, {"gone": True})
    )
    assert board_history(room.workshop.pk, shared.pk).titles == {
        now.pk: "Pile 1",
        named.pk: "Water",
        gone.pk: "An earlier pile",
    }
