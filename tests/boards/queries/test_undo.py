"""Which of one's own moves can still be undone."""

from places.boards.actions import cards as card_actions
from places.boards.actions import undo
from places.boards.queries.undo import LAST_MOVES, are_overtaken, undoable
from places.enums import Kind
from tests.builders.boards import board_of, card, pile, seen, sorting_room
from tests.builders.rooms import Room


def test_the_walk_back(db: None, other_room: Room, django_assert_num_queries) -> None:
    room = sorting_room(4)
    board, (first, second, third, _fourth) = board_of(room), room.photos
    mira, sam = ({"actor": room.actor(person), "board_id": board.pk} for person in room.people[:2])
    made = card_actions.put_together(**mira, cards=seen(board, first, second), name="Water")
    card_actions.rename(**mira, cluster_id=made.data["cluster"], name="Lake", seen=1)
    moved = card_actions.move(**mira, cards=seen(board, third), to=made.data["cluster"])
    card_actions.move(**sam, cards=seen(board, second), to=None)
    with django_assert_num_queries(3):
        acts = undoable(mira["actor"], board.pk)
    assert [(act.revision, act.kind, act.changed) for act in acts] == [
        (moved.revision, Kind.CARDS_MOVED, 0),
        (made.revision, Kind.CLUSTER_MADE, 1),
    ]
    assert [step.card for step in acts[1].standing] == [card(first)]
    assert [act.kind for act in undoable(sam["actor"], board.pk)] == [Kind.CARDS_MOVED]
    assert undoable(room.actor(room.people[2]), board.pk) == []
    assert undoable(mira["actor"], board_of(room, 1).pk) == []
    undo.undo(**mira)
    assert [act.revision for act in undoable(mira["actor"], board.pk)] == [made.revision]


def test_moves_that_others_have_changed_altogether(db: None, other_room: Room) -> None:
    room = sorting_room(2)
    board, (first, second) = board_of(room), room.photos
    mira, sam = ({"actor": room.actor(person), "board_id": board.pk} for person in room.people[:2])
    made = card_actions.put_together(**sam, cards=seen(board, second), name="Water").data["cluster"]
    assert not are_overtaken(mira["actor"], board.pk)
    card_actions.move(**mira, cards=seen(board, first), to=made)
    undo.undo(**mira)
    assert not are_overtaken(mira["actor"], board.pk)
    card_actions.move(**mira, cards=seen(board, first), to=made)
    card_actions.move(**sam, cards=seen(board, first), to=None)
    assert (undoable(mira["actor"], board.pk), are_overtaken(mira["actor"], board.pk)) == ([], True)


def test_ten_and_no_more_whether_undone_or_not(db: None) -> None:
    room = sorting_room(1)
    board, photo = board_of(room), room.photos[0]
    mira = {"actor": room.actor(room.people[0]), "board_id": board.pk}
    card_actions.put_together(**mira, cards=seen(board, photo), name="Water")
    for number in range(LAST_MOVES + 2):
        to = None if number % 2 == 0 else pile(board, "Water").pk
        card_actions.move(**mira, cards=seen(board, photo), to=to)
    assert len(undoable(mira["actor"], board.pk)) == LAST_MOVES
    for left in range(LAST_MOVES - 1, LAST_MOVES - 4, -1):
        undo.undo(**mira)
        assert len(undoable(mira["actor"], board.pk)) == left
