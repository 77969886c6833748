"""Names of shared clusters."""

import pytest

from places.boards.actions import cards as card_actions
from places.consensus.actions import proposing, sharing
from places.enums import Stage
from places.models import Board, Cluster
from tests.builders.rooms import Room, open_room
from tests.builders.tables import mini, shared
from tests.builders.tables import move as by_hand


@pytest.fixture
def combining(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    return room


def propose(room: Room) -> Board:
    proposing.propose(actor=room.leading)
    return Board.objects.get(workshop=room.workshop, group=None)


def again(room: Room) -> sharing.Laid:
    """The tables' sorts as they are now, laid anew."""
    board = Board.objects.get(workshop=room.workshop, group=None)
    return sharing.put_on(board, sharing.work_out(sharing.read(board), with_stability=True))


def move(room: Room, numbers: list[int], to: int | None) -> None:
    by_hand(room, Board.objects.get(workshop=room.workshop, group=None), numbers, to)


def cluster_of(room: Room, number: int) -> Cluster:
    return Cluster.objects.get(board__group=None, placements__photo=room.photos[number])


def test_a_name_that_people_gave_is_kept_and_another_cluster_does_not_take_it(combining: Room) -> None:
    board = propose(combining)
    making = cluster_of(combining, 4)
    card_actions.rename(actor=combining.leading, board_id=board.pk, cluster_id=making.pk, name="Water")
    again(combining)
    assert [name for name, _numbers in shared(combining)] == ["The lake", "Match", "Water"]


def test_one_name_is_given_to_one_cluster(combining: Room) -> None:
    Cluster.objects.filter(board__group__isnull=False).update(name="Here")
    propose(combining)
    assert sorted(name for name, _numbers in shared(combining)) == ["", "", "Here"]
