"""How the tables stand to the shared clusters that an act touched, on the page of the shared board only."""

import pytest

from places.boards.actions import cards as card_actions
from places.boards.queries.present import board_now
from places.cards import touched
from places.consensus.actions import proposing
from places.consensus.live.agreement import agreed
from places.enums import Stage
from places.live.audience import Audience
from places.live_channels.channels import operations
from places.models import Activity, Board
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room, open_room
from tests.builders.tables import mini


@pytest.fixture
def combining(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    proposing.propose(actor=room.leading)
    return room


def move(room: Room, board: Board) -> Activity:
    first, last = board.placements.order_by("cluster__order").first(), board.placements.last()
    assert first is not None
    assert last is not None
    return card_actions.move(
        actor=room.leading if board.group_id is None else room.actor(room.people[0]),
        board_id=board.pk,
        cards={first.card: first.rev},
        to=last.cluster_id,
    )


def heard(room: Room, activity: Activity) -> list[str]:
    """The agreements that a page of this board is told, by their ids."""
    audience = Audience(room.workshop.pk, f"board-{activity.data['board']}", "en", room.leading.role)
    told = operations(activity, audience)
    assert told[-1]["op"] == "say"
    return [each["id"] for each in told if each.get("id", "").endswith("-agreement")]


def test_a_page_of_the_shared_board_is_told_of_the_touched_clusters(combining: Room) -> None:
    board = Board.objects.get(workshop=combining.workshop, group=None)
    line = move(combining, board)
    piles = board.clusters.standing().filter(pk__in=[pk for pk in touched(line.data) if pk])
    assert heard(combining, line) == [f"cluster-{pile.pk}-agreement" for pile in piles.order_by("order")]
    assert piles.count() >= 1


def test_a_page_of_a_table_is_told_nothing_and_nothing_is_read(
    combining: Room, django_assert_num_queries
) -> None:
    line = move(combining, Board.objects.get(group=combining.groups[0]))
    assert heard(combining, line) == []
    workshop = by_id(combining.workshop.pk)
    now = board_now(combining.workshop.pk, line.data["board"], (), touched(line.data))
    assert now is not None
    assert workshop is not None
    with django_assert_num_queries(0):
        assert agreed(now, touched(line.data), workshop) == []
