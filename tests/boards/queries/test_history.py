"""A board's history in words and moves, from the log alone."""

from typing import Any

import pytest

from places.boards.actions import boards, piles
from places.boards.methods.replay import positions
from places.boards.queries.history import board_history
from places.cards import PHOTO, Card
from places.consensus.actions import accepting, proposing
from places.enums import PhotoState, Role, Stage
from places.models import Board, Cluster
from places.people.actions import tablets
from places.rules import Actor
from tests.builders.boards import lay_out
from tests.builders.rooms import Room, open_room


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
    first = boards.put_together(
        actor=mira, board_id=board, cards={card(room, 0): 0, card(room, 1): 0}, name="Water"
    ).data["cluster"]
    second = boards.put_together(actor=sam, board_id=board, cards={card(room, 2): 0}).data["cluster"]
    boards.move(actor=mira, board_id=board, cards={card(room, 1): 1}, to=second)
    return first, second


def test_every_act_in_words(room: Room, other_room: Room, django_assert_num_queries: Any) -> None:
    first, second = sort(room)
    sam = room.actor(room.people[1])
    board = own_board(room).pk
    boards.rename(actor=sam, board_id=board, cluster_id=second, name="Paths")
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
    boards.dissolve(actor=mira, board_id=board, cluster_id=first)
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
    boards.put_together(actor=device, board_id=own_board(room).pk, cards={card(room, 0): 0}, name="Water")
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
    boards.rename(actor=room.leading, board_id=shared.pk, cluster_id=water.pk, name="Lake")
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
