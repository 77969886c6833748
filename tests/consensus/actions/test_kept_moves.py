"""What a new proposal keeps: accepted clusters, moves by hand, cards that people took out."""

import pytest

from places.boards.actions import cards as card_actions
from places.cards import Card
from places.consensus.actions import accepting, proposing, sharing
from places.consensus.actions.kept_moves import taken_out
from places.enums import Stage
from places.models import Board, Cluster, Placement
from tests.builders.boards import card, seen, sorting_room, theme
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


def again(room: Room) -> sharing.Applied:
    """The tables' sorts as they are now, applied anew."""
    board = Board.objects.get(workshop=room.workshop, group=None)
    return sharing.apply_proposal(board, sharing.work_out(sharing.read(board), with_stability=True))


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


def test_photos_and_themes_until_they_are_put_back(db: None) -> None:
    room = sorting_room(2)
    room.at(Stage.COMBINE)
    board = Board.objects.get(workshop=room.workshop, group=None)
    things = [room.photos[0], theme(room, "Lake", room.photos[0])]
    acting = {"actor": room.leading, "board_id": board.pk}
    card_actions.put_together(**acting, cards=seen(board, *things))
    card_actions.move(**acting, cards=seen(board, *things), to=None)
    board.refresh_from_db()
    assert taken_out(board) == {card(thing) for thing in things}
    card_actions.put_together(**acting, cards=seen(board, things[1]))
    board.refresh_from_db()
    assert taken_out(board) == {card(things[0])}


def test_a_photo_with_a_copy_is_out_when_both_are(db: None) -> None:
    room = sorting_room(1)
    room.at(Stage.COMBINE)
    board = Board.objects.get(workshop=room.workshop, group=None)
    acting = {"actor": room.leading, "board_id": board.pk}
    photo = room.photos[0]
    card_actions.put_together(**acting, cards=seen(board, photo), name="Water")
    card_actions.copy(**acting, cards=seen(board, photo), to=None)
    card_actions.move(**acting, cards=seen(board, photo), to=None)
    board.refresh_from_db()
    assert taken_out(board) == set()
    left = board.placements.get()
    card_actions.move(**acting, cards={left.card: left.rev}, to=None)
    board.refresh_from_db()
    assert taken_out(board) == {card(photo)}


def test_a_board_of_an_older_version_names_photos_by_their_ids(db: None) -> None:
    assert taken_out(Board(proposal={"kept_out": [7, "p8", "t9"]})) == {
        Card("p", 7),
        Card("p", 8),
        Card("t", 9),
    }


def test_tables_boards_remember_nothing(db: None) -> None:
    room = sorting_room(1)
    board = Board.objects.get(group=room.groups[0])
    acting = {"actor": room.actor(room.people[0]), "board_id": board.pk}
    card_actions.put_together(**acting, cards=seen(board, room.photos[0]))
    card_actions.move(**acting, cards=seen(board, room.photos[0]), to=None)
    board.refresh_from_db()
    assert board.proposal == {}
