"""The pictures that tables let stand alone, because they matter, as the result shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from places.boards.queries.lone_marks import lone_marks
from places.photos.models import Photo
from places.weighing.queries.items import Item, Thumb, thumb


@dataclass(frozen=True)
class LonePicture:
    """One picture, and "One table let this stand alone"."""

    photo: Thumb
    sentence: str


def lone_pictures(workshop_id: int, clusters: Iterable[Item]) -> tuple[LonePicture, ...]:
    """Return the marked pictures of a room, wherever they lie now.

    One query for the marks; one more where a picture is in none of the shared `clusters`.
    """
    marks = lone_marks(workshop_id)
    known = {one.photo: one for item in clusters for one in item.photos}
    if missing := [photo for photo in marks if photo not in known]:
        rows = Photo.objects.filter(pk__in=missing).values_list("pk", "key", "see", "essence")
        known |= {row[0]: thumb(*row) for row in rows}
    return tuple(LonePicture(known[photo], mark.sentence) for photo, mark in marks.items() if photo in known)
