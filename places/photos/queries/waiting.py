"""The pictures that wait until somebody who runs the room has looked at them, in the order in which they came."""

from dataclasses import dataclass

from django.db.models import QuerySet

from places.enums import PhotoState
from places.photos.models import Photo
from places.photos.queries.photos import FullPhoto, full_photo


@dataclass(frozen=True)
class KeptBack:
    """A picture that is hidden: whose it is, and its words in short."""

    id: int
    first_name: str
    essence: str
    key: str


def count(workshop_id: int) -> int:
    """Return how many pictures wait. One query."""
    return _waiting(workshop_id).count()


def next_one(workshop_id: int) -> FullPhoto | None:
    """Return the picture that has waited longest, with all its words; None where none waits."""
    first = _waiting(workshop_id).values_list("pk", flat=True).first()
    return full_photo(workshop_id, first) if first else None


def following(workshop_id: int, photo_id: int) -> str:
    """Return the name of the files of the picture that comes next, empty for none: to be fetched meanwhile."""
    keys = _waiting(workshop_id).exclude(pk=photo_id).values_list("key", flat=True)
    return keys.first() or ""


def kept_back(workshop_id: int) -> tuple[KeptBack, ...]:
    """Return the pictures that are hidden now, the newest first. One query."""
    rows = Photo.objects.filter(workshop_id=workshop_id, state=PhotoState.HIDDEN).order_by(
        "-brought_at", "-pk"
    )
    return tuple(
        KeptBack(*row) for row in rows.values_list("pk", "participant__first_name", "essence", "key")
    )


def _waiting(workshop_id: int) -> QuerySet[Photo]:
    waiting = Photo.objects.filter(workshop_id=workshop_id, state=PhotoState.WAITING)
    return waiting.order_by("brought_at", "pk")
