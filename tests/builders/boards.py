"""Boards for tests: a table's board with piles, and cards as forms name them."""

from django.db.models import QuerySet

from places.boards.actions.dealing import make_boards
from places.cards import PHOTO, THEME, Card, Position, read_steps
from places.database.prepared import prepared
from places.enums import Stage
from places.models import Activity, Board, Cluster, Photo, Placement, Theme, ThemedPhoto
from places.texts import fold
from tests.builders.rooms import Room, open_room


def sorting_room(photos: int = 6) -> Room:
    """A room at *cluster* with a board for each table."""
    room = open_room(Stage.CLUSTER, photos=photos)
    lay_out(room)
    return room


def lay_out(room: Room) -> None:
    """Make each table's board and the shared one, as moving the room on to *combine* and back would."""
    stage, room.workshop.stage = room.workshop.stage, Stage.COMBINE
    make_boards(room.workshop)
    room.workshop.stage = stage


def board_of(room: Room, table: int = 0) -> Board:
    (board,) = _boards(room.groups[table].pk)
    return board


@prepared()
def _boards(group_id: int) -> QuerySet[Board]:
    return Board.objects.filter(group_id=group_id)


def theme(room: Room, word: str, *photos: Photo) -> Theme:
    """A word on these photos."""
    made = Theme.objects.create(workshop=room.workshop, name=word, key=fold(word), slug=fold(word))
    ThemedPhoto.objects.bulk_create(ThemedPhoto(tag=made, content_object=photo) for photo in photos)
    return made


def card(thing: Photo | Theme, copy: int = 0) -> Card:
    return Card(PHOTO if isinstance(thing, Photo) else THEME, thing.pk, copy)


def lying(board: Board) -> dict[str, list[str]]:
    """What lies in each standing pile, in order: {name: [cards]}."""
    found: dict[str, list[str]] = {cluster.name: [] for cluster in board.clusters.standing()}
    for placement in Placement.objects.filter(board=board).select_related("cluster"):
        found[placement.cluster.name].append(str(placement.card))
    return found


def seen(board: Board, *things: Photo | Theme) -> dict[Card, int]:
    """These things with the rev that each has now, as a fresh page would send them."""
    placed = {lying.card: lying.rev for lying in _placements(board.pk)}
    return {card(thing): placed.get(card(thing), 0) for thing in things}


def pile(board: Board, name: str) -> Cluster:
    return Cluster.objects.standing().get(board=board, name=name)


def places_now(board: Board) -> dict[Card, Position]:
    """Where each card lies."""
    return {one.card: one.place for one in _placements(board.pk)}


@prepared()
def _placements(board_id: int) -> QuerySet[Placement]:
    return Placement.objects.filter(board_id=board_id)


def places_by_log(board: Board) -> dict[Card, Position]:
    """The same from the log alone: each step begins where the one before ended, so nothing moved without a line."""
    found: dict[Card, Position] = {}
    for line in Activity.objects.filter(workshop=board.workshop_id, board=board.pk).order_by("revision"):
        for step in read_steps(line.data):
            assert found.get(step.card) == step.was, (line.revision, line.kind, step)
            found.pop(step.card, None)
            if step.now:
                found[step.card] = step.now
    return found
