"""Boards as pages show them: piles, trays, copies, themes, and who may see which."""

import pytest

from places.boards.queries import board as queries
from places.enums import PhotoState, Role, Stage
from places.models import Board, Cluster, Placement
from places.rules import Actor
from tests.builders.boards import board_of, sorting_room, theme
from tests.builders.rooms import Room


def test_what_lies_where(db: None, other_room: Room, django_assert_num_queries) -> None:
    room = sorting_room(5)
    first, second, hidden, third, fourth = room.photos
    theme(other_room, "Foreign", other_room.photos[0])
    board = board_of(room)
    water = Cluster.objects.create(board=board, name="Water", note="Cold all year", order=1, laid=7)
    unnamed = Cluster.objects.create(board=board, order=2, is_alone=True)
    Cluster.objects.create(board=board, order=3)
    Cluster.objects.create(board=board, name="Gone", order=4, gone=True)
    lake, snow = theme(room, "Lake", first, second, hidden), theme(room, "Snow", third)
    theme(room, "Nobody's")
    Placement.objects.create(board=board, cluster=water, photo=second, order=2.5, rev=4)
    Placement.objects.create(board=board, cluster=water, photo=first, order=1, rev=3)
    Placement.objects.create(board=board, cluster=water, photo=hidden, order=3)
    Placement.objects.create(board=board, cluster=unnamed, photo=first, copy=1, rev=6, by_hand=False)
    Placement.objects.create(board=board, cluster=water, theme=lake, order=9, rev=5)
    hidden.state = PhotoState.HIDDEN
    hidden.save()
    with django_assert_num_queries(6):
        found = queries.board(room.workshop.pk, board.pk)
    assert found is not None
    assert [(pile.title, pile.note, pile.laid, pile.is_alone) for pile in found.clusters] == [
        ("Water", "Cold all year", 7, False),
        ("Pile 2", "", 0, True),
    ]
    assert [card.handle for card in found.clusters[0].cards] == [f"p{first.pk}:3", f"p{second.pk}:4"]
    assert [(card.order, card.by_hand) for card in found.clusters[1].cards] == [(0, False)]
    assert found.clusters[1].cards[0].handle == f"p{first.pk}.1:6"
    assert [card.handle for card in found.tray] == [f"p{third.pk}:0", f"p{fourth.pk}:0"]
    (lying,) = found.clusters[0].themes
    assert (lying.handle, lying.name, lying.counted) == (f"t{lake.pk}:5", "Lake", "2 pictures")
    assert [picture.words for picture in lying.pictures] == [first.essence, second.essence]
    assert [(card.handle, card.name) for card in found.theme_tray] == [(f"t{snow.pk}:0", "Snow")]
    assert (found.placed, found.photos) == (2, 4)
    assert found.cluster(water.pk) == found.clusters[0]
    assert found.cluster(None) is None


def test_other_rooms_boards_are_not_there(db: None, other_room: Room) -> None:
    room = sorting_room(1)
    foreign = Board.objects.create(workshop=other_room.workshop)
    assert queries.board(room.workshop.pk, foreign.pk) is None
    assert queries.board(room.workshop.pk, 0) is None
    assert queries.board_id_of(room.workshop.pk, room.groups[0].pk) == board_of(room).pk
    shared = Board.objects.get(workshop=room.workshop, group=None)
    assert queries.board_id_of(room.workshop.pk, None) == shared.pk


def test_all_tables_boards_in_four_queries(db: None, django_assert_num_queries) -> None:
    room = sorting_room(3)
    with django_assert_num_queries(4):
        tables = queries.table_boards(room.workshop.pk)
    assert [(board.group.number, len(board.tray)) for board in tables if board.group] == [(1, 3), (2, 3)]


@pytest.mark.parametrize(
    ("role", "table", "seen_from", "sorted_in"),
    [
        (Role.PARTICIPANT, 0, Stage.CLUSTER, {Stage.CLUSTER, Stage.COMBINE}),
        (Role.PARTICIPANT, 1, Stage.COMBINE, set()),
        (Role.PARTICIPANT, None, Stage.COMBINE, set()),
        (Role.HOST, 1, Stage.CLUSTER, set()),
        (Role.LEADER, None, Stage.CLUSTER, set()),
    ],
)
def test_who_sees_and_sorts_the_first_tables_board(
    db: None, role: Role, table: int | None, seen_from: Stage, sorted_in: set[Stage]
) -> None:
    room = sorting_room(0)
    board, first = board_of(room), room.groups[0].pk
    group = None if table is None else room.groups[table].pk
    actor = Actor(room.workshop.pk, role, None if role == Role.LEADER else 1, group)
    seen = [stage for stage in Stage if queries.may_see(actor, board.pk, stage)]
    assert seen == list(Stage)[seen_from.place_in_order :]
    assert {stage for stage in Stage if queries.may_sort(actor, first, stage)} == sorted_in


def test_the_shared_board_opens_with_combine(db: None) -> None:
    room = sorting_room(0)
    shared = Board.objects.get(workshop=room.workshop, group=None)
    person = room.actor(room.people[0])
    seen = [stage for stage in Stage if queries.may_see(person, shared.pk, stage)]
    assert seen == list(Stage)[Stage.COMBINE.place_in_order :]
    assert [queries.may_sort(actor, None, Stage.COMBINE) for actor in (person, room.leading)] == [False, True]
