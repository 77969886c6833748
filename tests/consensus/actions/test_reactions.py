"""The shared board follows the tables and photos, and remembers what people took out of it."""

import pytest
from django_tasks_db.models import DBTaskResult

from places.boards.actions import cards as card_actions
from places.boards.actions import piles
from places.cards import Card
from places.consensus.actions import proposing
from places.enums import Kind, Stage
from places.models import Activity, Board
from places.photos.actions import visibility
from tests.builders.rooms import Room, open_room
from tests.builders.tables import mini


@pytest.fixture
def combining(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    proposing.propose(actor=room.leading)
    return room


def board_of(room: Room, *, shared: bool) -> Board:
    return Board.objects.get(workshop=room.workshop, group=None if shared else room.groups[0])


def jobs() -> int:
    return DBTaskResult.objects.count()


def test_every_act_at_a_table_is_followed_but_a_note(combining: Room) -> None:
    board, mira = board_of(combining, shared=False), combining.actor(combining.people[0])
    pile = board.clusters.standing().first()
    assert pile is not None
    acting = {"actor": mira, "board_id": board.pk, "cluster_id": pile.pk}
    piles.note(**acting, text="By the water")
    assert jobs() == 0
    card_actions.rename(**acting, name="Shore")
    assert jobs() == 1


@pytest.mark.parametrize("kind", [Kind.CARDS_MOVED, Kind.CLUSTER_RENAMED])
def test_an_act_that_names_its_board_by_id_is_followed_too(combining: Room, kind: Kind) -> None:
    Activity.record(combining.leading, kind, board=board_of(combining, shared=False).pk)
    assert jobs() == 1


def test_acts_on_the_shared_board_ask_for_nothing(combining: Room) -> None:
    board = board_of(combining, shared=True)
    card = board.placements.first()
    assert card is not None
    card_actions.rename(actor=combining.leading, board_id=board.pk, cluster_id=card.cluster_id, name="Shore")
    card_actions.move(actor=combining.leading, board_id=board.pk, cards={card.card: card.rev}, to=None)
    assert jobs() == 0
    board.refresh_from_db()
    assert board.proposal["kept_out"] == [str(card.card)]


def test_a_card_is_taken_out_when_no_copy_of_it_lies_on_the_shared_board(combining: Room) -> None:
    board = board_of(combining, shared=True)
    by_pile = board.placements.order_by("cluster__order")
    first, other = by_pile.first(), by_pile.last()
    assert first is not None
    assert other is not None
    acting = {"actor": combining.leading, "board_id": board.pk}
    card_actions.copy(**acting, cards={first.card: first.rev}, to=other.cluster_id)
    for lying in board.placements.filter(photo=first.photo_id).order_by("copy"):
        board.refresh_from_db()
        assert board.proposal.get("kept_out", []) == []
        card_actions.move(**acting, cards={lying.card: lying.rev}, to=None)
    board.refresh_from_db()
    assert board.proposal["kept_out"] == [str(first.card)]


def test_a_photo_that_goes_is_followed(combining: Room) -> None:
    photo = combining.photos[0]
    visibility.hide(actor=combining.leading, photo_id=photo.pk)
    assert jobs() == 1


def test_the_tray_of_a_table_is_not_the_room_s(combining: Room) -> None:
    board, mira = board_of(combining, shared=False), combining.actor(combining.people[0])
    lying = board.placements.first()
    assert lying is not None
    card_actions.move(actor=mira, board_id=board.pk, cards={lying.card: lying.rev}, to=None)
    assert "kept_out" not in board_of(combining, shared=False).proposal
    assert board_of(combining, shared=True).proposal.get("kept_out", []) == []


def test_an_unknown_board_is_nobody_s(room: Room) -> None:
    steps = [[str(Card("p", 1)), None, None]]
    assert Activity.record(room.leading, Kind.CARDS_MOVED, board=10**9, cards=steps).revision == 1
