"""Laying a proposal: as little change as can be."""

import pytest

from places.actions import accepting, boards, consensus, sharing
from places.enums import Stage
from places.models import Board, Cluster, Placement
from tests.rooms import Room, open_room
from tests.tables import mini, shared
from tests.tables import move as by_hand


@pytest.fixture
def combining(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    return room


def propose(room: Room) -> Board:
    consensus.propose(actor=room.leading)
    return Board.objects.get(workshop=room.workshop, group=None)


def again(room: Room) -> sharing.Laid:
    """The tables' sorts as they are now, laid anew."""
    board = Board.objects.get(workshop=room.workshop, group=None)
    return sharing.put_on(board, sharing.work_out(sharing.read(board), with_stability=True))


def move(room: Room, numbers: list[int], to: int | None) -> None:
    by_hand(room, Board.objects.get(workshop=room.workshop, group=None), numbers, to)


def cluster_of(room: Room, number: int) -> Cluster:
    return Cluster.objects.get(board__group=None, placements__photo=room.photos[number])


def test_laying_the_same_again_changes_nothing_at_all(combining: Room) -> None:
    propose(combining)
    before = list(Placement.objects.order_by("pk").values_list())
    laid = again(combining)
    assert (laid.changed, laid.gone) == (set(), [])
    assert list(Placement.objects.order_by("pk").values_list()) == before


def test_only_what_moves_gets_a_new_rev(combining: Room) -> None:
    board = propose(combining)
    Placement.objects.filter(board__group=combining.groups[0], photo=combining.photos[2]).delete()
    Placement.objects.filter(board__group=combining.groups[2], photo=combining.photos[2]).delete()
    revs = dict(board.placements.values_list("photo", "rev"))
    again(combining)
    now = dict(board.placements.values_list("photo", "rev"))
    moved = {photo for photo in now if now[photo] != revs[photo]}
    assert moved == {combining.photos[2].pk}
    assert shared(combining) == [("Water", [0, 1]), ("Paths", [2, 3]), ("Making", [4, 5])]


def test_a_named_cluster_that_lost_all_its_photos_stays_for_people_to_decide(combining: Room) -> None:
    board = propose(combining)
    match = cluster_of(combining, 3)
    boards.rename(actor=combining.leading, board_id=board.pk, cluster_id=match.pk, name="The match")
    Placement.objects.filter(board__group__isnull=False, photo=combining.photos[3]).delete()
    again(combining)
    assert ("The match", []) in shared(combining)


def test_a_new_cluster_stands_beside_the_one_it_is_most_like(combining: Room) -> None:
    propose(combining)
    accepting.accept(actor=combining.leading, cluster_id=cluster_of(combining, 4).pk)
    Cluster.objects.filter(board__group=None, accepted=True).update(order=9)
    consensus.choose_clusters(actor=combining.leading, clusters=5)
    assert [numbers for _name, numbers in shared(combining)] == [[0, 1], [2], [3], [4, 5]]
    consensus.choose_clusters(actor=combining.leading, clusters=None)
    assert [numbers for _name, numbers in shared(combining)] == [[0, 1, 2], [3], [4, 5]]
