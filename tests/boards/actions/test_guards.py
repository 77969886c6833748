"""Whether a board is open, and whether everything lies as it was seen."""

import pytest

from places.boards.actions import guards
from places.enums import PhotoState, Stage
from places.errors import Missing, NotNow, NotYours, Stale, Unclear
from places.models import Board, Cluster, Placement
from places.rules import Actor
from tests.builders.boards import board_of, card, sorting_room, theme
from tests.builders.rooms import Room


@pytest.fixture
def sorting(db: None, other_room: Room) -> Room:
    return sorting_room(3)


def opened(room: Room, actor: Actor, board_id: int) -> Board:
    return guards.open_board(room.workshop, actor=actor, board_id=board_id)


def test_which_board_is_open_to_whom(sorting: Room, other_room: Room) -> None:
    mira, own, other = sorting.actor(sorting.people[0]), board_of(sorting), board_of(sorting, 1)
    shared = Board.objects.get(workshop=sorting.workshop, group=None)
    foreign = Board.objects.create(workshop=other_room.workshop)
    assert opened(sorting, mira, own.pk) == own
    for board, stage, refusal in (
        (other, Stage.CLUSTER, Missing),
        (other, Stage.COMBINE, NotYours),
        (shared, Stage.COMBINE, NotYours),
        (foreign, Stage.COMBINE, Missing),
        (own, Stage.SHARE, NotNow),
    ):
        sorting.at(stage)
        with pytest.raises(refusal):
            opened(sorting, mira, board.pk)
    sorting.at(Stage.COMBINE)
    assert opened(sorting, sorting.leading, shared.pk) == shared


def test_the_shared_board_opens_to_a_team_of_two(sorting: Room) -> None:
    shared = Board.objects.get(workshop=sorting.workshop, group=None)
    mira, sam = sorting.at(Stage.COMBINE).people[:2]
    with pytest.raises(NotNow, match="starts when it has two people"):
        opened(sorting, sorting.name_team(mira).actor(mira), shared.pk)
    assert opened(sorting, sorting.name_team(mira, sam).actor(mira), shared.pk) == shared
    assert opened(sorting, sorting.name_team(mira).actor(mira), board_of(sorting).pk) == board_of(sorting)


def test_cards_as_they_were_seen(sorting: Room) -> None:
    board = board_of(sorting)
    first, second, hidden = sorting.photos
    word = theme(sorting, "Lake", first)
    water = Cluster.objects.create(board=board, name="Water")
    one = Placement.objects.create(board=board, cluster=water, photo=first, rev=4)
    seen = {card(first): 4, card(second): 0, card(word): 0}
    assert guards.as_seen(board, seen) == {card(first): one, card(second): None, card(word): None}
    for cards in ({card(first): 0}, {card(first): 5}, {card(second): 1}, {card(first, 1): 0}):
        with pytest.raises(Stale):
            guards.as_seen(board, cards)
    hidden.state = PhotoState.HIDDEN
    hidden.save()
    with pytest.raises(Stale, match="no longer here"):
        guards.require_cards(board, {card(hidden): 0})
    with pytest.raises(Unclear):
        guards.chosen({})


def test_a_pile_as_it_was_seen(sorting: Room) -> None:
    board = board_of(sorting)
    water = Cluster.objects.create(board=board, name="Water", laid=3)
    elsewhere = Cluster.objects.create(board=board_of(sorting, 1), name="Theirs")
    assert guards.cluster_on(board, water.pk) == guards.cluster_on(board, water.pk, laid=3) == water
    with pytest.raises(Stale, match="just changed what lies in this pile"):
        guards.cluster_on(board, water.pk, laid=2)
    for pk in (elsewhere.pk, 10**9):
        with pytest.raises(Stale, match="no longer here"):
            guards.cluster_on(board, pk)


def test_a_copy_counts_as_the_card_where_the_card_itself_has_gone(sorting: Room) -> None:
    board, photo = board_of(sorting), sorting.photos[0]
    water = Cluster.objects.create(board=board, name="Water")
    Placement.objects.create(board=board, cluster=water, photo=photo, copy=2, rev=8)
    present = guards.Present.of(board, [card(photo)])
    assert present.handle(card(photo)) == f"p{photo.pk}.2:8"
    assert not present.is_as_seen(card(photo), 0)
    assert present.is_as_seen(card(photo, 2), 8)
    assert present.is_as_seen(card(sorting.photos[1]), 0)
