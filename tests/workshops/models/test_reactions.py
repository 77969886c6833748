"""Reactions run when a line of their kind is recorded, in its transaction and in their order."""

from collections.abc import Iterator

import pytest

from places.boards.actions import cards as card_actions
from places.enums import Kind, People, PhotoState
from places.models import Activity, Board
from places.photos.actions import bringing
from places.reactions import REACTIONS
from places.workshops.models.reactions import install
from tests.builders.boards import seen, sorting_room
from tests.builders.rooms import Room, every_row


@pytest.fixture(autouse=True)
def _own_table() -> Iterator[None]:
    """Each test installs its own reactions; those of the project come back afterwards."""
    yield
    install(REACTIONS)


def test_the_reactions_to_this_kind_run_in_order_with_the_recorded_line(room: Room) -> None:
    received: list[tuple[str, int, int]] = []

    def first(activity: Activity) -> None:
        received.append(("first", activity.pk, activity.revision))

    def second(activity: Activity) -> None:
        received.append(("second", activity.pk, activity.revision))

    install({Kind.VOTED: (first, second), Kind.EXPORTED: (first,)})
    line = Activity.record(room.leading, Kind.VOTED)
    assert received == [("first", line.pk, 1), ("second", line.pk, 1)]
    Activity.record(room.leading, Kind.NAMES_SHOWN)
    install({})
    Activity.record(room.leading, Kind.VOTED)
    assert len(received) == 2


def test_rows_of_the_act_are_handed_over_and_stored_as_their_ids(room: Room) -> None:
    handed: list[object] = []
    install({Kind.CARDS_MOVED: (lambda activity: handed.append(activity.rows["board"]),)})
    board = Board.objects.create(workshop=room.workshop)
    line = Activity.record(room.leading, Kind.CARDS_MOVED, board=board, cluster=None)
    assert handed == [board]
    assert handed[0] is board
    stored = Activity.objects.get(pk=line.pk)
    assert (stored.board, stored.data) == (board.pk, {"board": board.pk, "cluster": None})
    assert (line.data, dict(stored.rows)) == (stored.data, {})


def _fail(activity: Activity) -> None:
    raise ValueError(activity.kind)


@pytest.mark.django_db(transaction=True)
def test_a_reaction_that_raises_undoes_the_whole_act() -> None:
    room = sorting_room(2)
    board, mira = Board.objects.get(group=room.groups[0]), room.actor(room.people[0])
    cards = seen(board, *room.photos)
    own = room.photo(room.people[0], state=PhotoState.STARTED, people=People.NONE, brought_at=None)
    install({Kind.CLUSTER_MADE: (_fail,), Kind.PHOTO_BROUGHT: (_fail,)})
    before = every_row()
    with pytest.raises(ValueError, match="cluster_made"):
        card_actions.put_together(actor=mira, board_id=board.pk, cards=cards)
    with pytest.raises(ValueError, match="photo_brought"):
        bringing.bring(actor=mira, photo_id=own.pk)
    assert every_row() == before
