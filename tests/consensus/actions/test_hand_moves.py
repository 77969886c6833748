"""What people moved by hand stays on top of every new proposal."""

import pytest

from places.consensus.actions import proposing, sharing
from places.enums import Stage
from places.models import Board, Cluster, Placement
from tests.builders.rooms import Room, open_room
from tests.builders.tables import mini, put_together, shared, sort
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


def test_a_photo_moved_by_hand_stays_beside_its_new_neighbours(combining: Room) -> None:
    propose(combining)
    move(combining, [3], cluster_of(combining, 0).pk)
    again(combining)
    assert [0, 1, 2, 3] in [numbers for _name, numbers in shared(combining)]
    moved = Placement.objects.get(board__group=None, photo=combining.photos[3])
    assert moved.by_hand
    # The tables change their minds about the neighbours: two of them now lie with the makers.
    for table in (1, 2, 3, 4):
        sort(combining, table, {"New": [1, 2, 5]})
    again(combining)
    home = cluster_of(combining, 3)
    lying = {combining.photos.index(one.photo) for one in home.placements.select_related("photo")}
    assert {1, 2, 3} <= lying


def test_a_cluster_made_by_hand_keeps_its_photos_and_its_id(combining: Room) -> None:
    board = propose(combining)
    made = put_together(combining, board, [0, 5], "Two")
    again(combining)
    again(combining)
    assert ("Two", [0, 5]) in shared(combining)
    assert cluster_of(combining, 5).pk == made.data["cluster"]
    assert [1, 2] in [numbers for _name, numbers in shared(combining)]


def test_what_people_took_out_stays_out_until_they_put_it_back(combining: Room) -> None:
    propose(combining)
    move(combining, [3], None)
    again(combining)
    assert [3] not in [numbers for _name, numbers in shared(combining)]
    move(combining, [3], cluster_of(combining, 4).pk)
    again(combining)
    assert [3, 4, 5] in [numbers for _name, numbers in shared(combining)]


def test_a_photo_that_no_table_placed_stays_where_a_person_put_it(combining: Room) -> None:
    late = combining.photo(combining.people[0])
    propose(combining)
    move(combining, [6], cluster_of(combining, 4).pk)
    again(combining)
    assert [4, 5, 6] in [numbers for _name, numbers in shared(combining)]
    assert Placement.objects.get(board__group=None, photo=late).by_hand


def test_a_copy_stays_where_a_person_put_it(combining: Room) -> None:
    board = propose(combining)
    Placement.objects.create(
        board=board, cluster=cluster_of(combining, 0), photo=combining.photos[4], rev=9, copy=1
    )
    again(combining)
    assert [numbers for _name, numbers in shared(combining)] == [[0, 1, 2, 4], [3], [4, 5]]
    assert Placement.objects.filter(board=board, photo=combining.photos[4]).count() == 2
