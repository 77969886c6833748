"""How many cards wait in the trays of a board."""

from places.models import Board, Photo, Placement, Theme


def photos_waiting(board: Board) -> int:
    """Return how many photos are to be placed on a board and are not yet. One query."""
    placed = Placement.objects.filter(board=board, photo__isnull=False).values("photo_id")
    waiting = Photo.objects.shown().filter(workshop_id=board.workshop_id).exclude(pk__in=placed)
    return (waiting if board.sample is None else waiting.filter(pk__in=board.sample)).count()


def themes_waiting(board: Board) -> int:
    """Return how many themes are not placed yet: those that stand on a photo that the room sees. One query."""
    placed = Placement.objects.filter(board=board, theme__isnull=False).values("theme_id")
    carried = Theme.objects.filter(
        workshop_id=board.workshop_id, themed_photos__content_object__in=Photo.objects.shown()
    )
    return carried.exclude(pk__in=placed).distinct().count()
