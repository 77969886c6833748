"""Opening a photo: remembered of the photo, never of the person."""

from places.database.writing import written
from places.photos.models.photo import Photo
from places.rules import Actor


@written
def open_photo(*, actor: Actor, photo_id: int) -> None:
    """Remember that somebody other than its owner has opened a photo, so that "nobody has opened it" can be said.

    No Activity: who looked at what is nobody's history. The card does not change, so neither does its `rev`.
    """
    photos = Photo.objects.filter(workshop_id=actor.workshop_id, pk=photo_id, opened=False)
    photos.exclude(participant_id=actor.participant_id or 0).update(opened=True)
