"""A room in which every kind of act on a board has been done, on a table's board and on the shared one."""

from places.actions import accepting, boards, card_moves, consensus, naming, piles, undoing
from places.enums import Kind, Stage
from places.models import Activity, Board, Cluster
from places.rules import Actor
from tests.boards import pile, seen
from tests.rooms import Room, open_room
from tests.tables import mini


def every_act() -> tuple[Room, list[Activity]]:
    """Return a room that combines, and the acts, in the order in which they were done."""
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    acts = [consensus.propose(actor=room.leading)]
    table = Board.objects.get(group=room.groups[0])
    shared = Board.objects.get(workshop=room.workshop, group=None)
    acts += _by_hand(room, room.actor(room.people[0]), table)
    acts += _by_hand(room, room.leading, shared)
    acts += _settled(room, shared)
    steps = [["p1", None, [pile(table, "Lake").pk, 1, 1.0]]]
    return room, [*acts, Activity.record(room.leading, Kind.SORTS_IMPORTED, board=table.pk, cards=steps)]


def _by_hand(room: Room, actor: Actor, board: Board) -> list[Activity]:
    """The ten kinds of acts that people do with their hands; moving and copying in both their ways."""
    one, two, three, four, five, _six = room.photos
    who = {"actor": actor, "board_id": board.pk}
    return [
        boards.put_together(**who, cards=seen(board, one, two), name="Shore"),
        boards.put_together(**who, cards=seen(board, three), name="Fire"),
        boards.move(**who, cards=seen(board, four), to=pile(board, "Shore").pk),
        boards.move(**who, cards=seen(board, four), to=None),
        boards.rename(**who, cluster_id=pile(board, "Fire").pk, name="Flame"),
        piles.note(**who, cluster_id=pile(board, "Flame").pk, text="Hot"),
        card_moves.copy(**who, cards=seen(board, one), to=pile(board, "Flame").pk),
        card_moves.copy(**who, cards=seen(board, two), to=None),
        piles.split(**who, cluster_id=pile(board, "Flame").pk, cards=seen(board, three), name="Ember"),
        piles.merge(**who, cluster_id=pile(board, "Ember").pk, into=pile(board, "Shore").pk),
        piles.stand_alone(**who, cards=seen(board, five)),
        undoing.undo(**who),
        boards.put_together(**who, cards=seen(board, five), name="Lake"),
        boards.dissolve(**who, cluster_id=pile(board, "Flame").pk),
    ]


def _settled(room: Room, board: Board) -> list[Activity]:
    """What is done with the shared board besides: its clusters accepted, their names chosen."""
    first = Cluster.objects.standing().filter(board=board).order_by("order")[0]
    Cluster.objects.filter(pk=first.pk).update(also_called=[{"name": "Water", "tables": [1]}])
    mira = room.actor(room.people[0])
    return [
        accepting.accept(actor=room.leading, cluster_id=first.pk),
        accepting.accept(actor=room.leading, cluster_id=first.pk, on=False),
        naming.choose_name(actor=mira, cluster_id=first.pk, name="Water"),
        naming.show_names(actor=room.leading, on=True),
        naming.show_names(actor=room.leading, on=False),
        Activity.record(room.leading, Kind.BOARD_WORKING, board=board.pk),
    ]
