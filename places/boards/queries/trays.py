"""How many cards wait in the trays of a board."""

from places.boards.models import Board, Placement
from places.boards.queries import rows
from places.photos.models.photo import Photo
from places.photos.models.theme import Theme


def photos_waiting(board: Board) -> int:
    """Return how many photos are to be placed on a board and are not yet. One query."""
    waiting = {pk for (pk,) in rows.waiting(board.workshop_id, board.pk)}
    return len(waiting if board.sample is None else waiting.intersection(board.sample))


def themes_waiting(board: Board) -> int:
    """Return how many themes are not placed yet: those that stand on a photo that the room sees. One query."""
    placed = Placement.objects.filter(board=board, theme__isnull=False).values("theme_id")
    carried = Theme.objects.filter(
        workshop_id=board.workshop_id, themed_photos__content_object__in=Photo.objects.shown()
    )
    return carried.exclude(pk__in=placed).distinct().count()
