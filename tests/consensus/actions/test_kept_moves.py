"""Accepted clusters: nothing in them changes by itself."""

import pytest

from places.consensus.actions import accepting, proposing, sharing
from places.enums import Stage
from places.models import Board, Cluster, Placement
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


def test_an_accepted_cluster_stays_photo_for_photo_and_the_rest_waits(combining: Room) -> None:
    board = propose(combining)
    water = cluster_of(combining, 0)
    accepting.accept(actor=combining.leading, cluster_id=water.pk)
    late = combining.photo(combining.people[0])
    for table in (1, 2, 3, 4):
        pile = Cluster.objects.filter(
            board__group=combining.groups[table - 1], placements__photo=combining.photos[0]
        )
        Placement.objects.create(board=pile[0].board, cluster=pile[0], photo=late)
    again(combining)
    board.refresh_from_db()
    assert shared(combining)[0] == ("Water", [0, 1, 2])
    assert board.proposal["waiting"] == [[f"p{late.pk}", water.pk]]
    assert not Placement.objects.filter(board=board, photo=late).exists()
    accepting.accept(actor=combining.leading, cluster_id=water.pk, on=False)
    again(combining)
    assert shared(combining)[0] == ("Water", [0, 1, 2, 6])


def test_fewer_clusters_take_nothing_from_what_lies_beside_an_accepted_one(combining: Room) -> None:
    propose(combining)
    accepting.accept(actor=combining.leading, cluster_id=cluster_of(combining, 0).pk)
    proposing.choose_clusters(actor=combining.leading, clusters=2)
    assert [numbers for _name, numbers in shared(combining)] == [[0, 1, 2], [3, 4, 5]]
    proposing.choose_clusters(actor=combining.leading, clusters=1)
    assert [numbers for _name, numbers in shared(combining)] == [[0, 1, 2], [3, 4, 5]]
