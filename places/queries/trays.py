"""How many cards wait in the trays of a board."""

from places.models import Board, Photo, Placement, Theme
from places.queries import board_rows


def photos_waiting(board: Board) -> int:
    """Return how many photos are to be placed on a board and are not yet. One query."""
    waiting = {pk for (pk,) in board_rows.waiting(board.workshop_id, board.pk)}
    return len(waiting if board.sample is None else waiting.intersection(board.sample))


def themes_waiting(board: Board) -> int:
    """Return how many themes are not placed yet: those that stand on a photo that the room sees. One query."""
    placed = Placement.objects.filter(board=board, theme__isnull=False).values("theme_id")
    carried = Theme.objects.filter(
        workshop_id=board.workshop_id, themed_photos__content_object__in=Photo.objects.shown()
    )
    return carried.exclude(pk__in=placed).distinct().count()
