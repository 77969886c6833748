"""Open murals and the big screen look again when what they show has changed, and only then."""

import pytest

from places.boards.actions import cards
from places.enums import Kind, Role, Stage
from places.live.audience import Audience, Operation
from places.live_channels.channels import operations
from places.models import Activity, Board, Cluster
from places.photos.actions import visibility
from tests.builders.boards import board_of, lay_out
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share

REFRESH: Operation = {"op": "refresh"}


@pytest.fixture
def combined(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=4)
    lay_out(room)
    share(room, "Water", "Up the hill")
    return room


def told(room: Room, activity: Activity, channel: str = "mural", role: Role = Role.PARTICIPANT) -> bool:
    """Whether a page on this channel is fetched again."""
    return REFRESH in operations(activity, Audience(room.workshop.pk, channel, "en", role))


def rename(room: Room) -> Activity:
    pile = Cluster.objects.filter(board__workshop=room.workshop, board__group=None).first()
    assert pile is not None
    return cards.rename(
        actor=room.leading, board_id=pile.board_id, cluster_id=pile.pk, name="The lake", seen=pile.rev
    )


def test_a_picture_that_goes_and_a_pile_that_is_renamed(combined: Room) -> None:
    hidden = visibility.hide(actor=combined.leading, photo_id=combined.photos[0].pk)
    assert told(combined, hidden)
    assert told(combined, rename(combined))


def test_what_it_does_not_show_leaves_it_alone(combined: Room) -> None:
    shared = Board.objects.get(workshop=combined.workshop, group=None)
    unseen = [
        Activity.record(combined.leading, Kind.CLUSTER_NOTED, board=shared.pk),
        Activity.record(combined.leading, Kind.BOARD_WORKING, board=shared.pk),
        Activity.record(combined.leading, Kind.CARDS_MOVED, board=board_of(combined).pk, cards=[]),
        Activity.record(combined.leading, Kind.VOTED),
    ]
    assert [told(combined, each) for each in unseen] == [False] * 4


def test_nobody_hears_before_the_board_may_be_seen(combined: Room) -> None:
    renamed = rename(combined)
    combined.at(Stage.CLUSTER)
    assert not told(combined, renamed)
