"""How much a workshop holds, for the page on which it is deleted."""

from dataclasses import dataclass

from places.enums import PhotoState
from places.people.models import Participant
from places.photos.models import Photo
from places.vision.models import Sentence


@dataclass(frozen=True)
class WorkshopSize:
    """Counts of what goes when a workshop is deleted: all people who ever joined, their pictures, sentences."""

    people: int
    photos: int
    sentences: int


def of_workshop(workshop_id: int) -> WorkshopSize:
    """Return the counts, in 3 queries."""
    photos = Photo.objects.filter(workshop=workshop_id).exclude(state=PhotoState.WITHDRAWN)
    return WorkshopSize(
        people=Participant.objects.filter(workshop=workshop_id).count(),
        photos=photos.count(),
        sentences=Sentence.objects.standing().filter(draft__workshop=workshop_id).count(),
    )
