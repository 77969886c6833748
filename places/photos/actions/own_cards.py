"""The card of one's own photo: found, saved, and the entry for the log that a change of it makes."""

from typing import Any

from places.enums import Kind, PhotoState
from places.errors import Missing
from places.photos.models import Photo
from places.rules import Actor
from places.workshops.actions.action import LogEntry
from places.workshops.models.activity import Activity


def own_photo(actor: Actor, photo_id: int) -> Photo:
    """Return the actor's own photo. Raises Missing for any other, and for a withdrawn one."""
    own = Photo.objects.filter(workshop_id=actor.workshop_id, participant_id=actor.me)
    photo = own.filter(pk=photo_id).exclude(state=PhotoState.WITHDRAWN).first()
    if photo is None:
        raise Missing
    return photo


def save_card(photo: Photo) -> None:
    """Save `photo` and count one more change of its card."""
    photo.rev += 1
    photo.save()


def line_of(photo: Photo, *kinds: Kind) -> Activity:
    """Return the newest line of these kinds about `photo`: what a repeated act is answered with.

    Raises Missing when there is none.
    """
    lines = Activity.objects.filter(workshop_id=photo.workshop_id, kind__in=kinds, data__photo=photo.pk)
    newest = lines.last()
    if newest is None:
        raise Missing
    return newest


def change_of(photo: Photo, kind: Kind, **data: Any) -> LogEntry:
    """Return the entry of a change of `photo`: of `kind`, or what an owner changes before the room sees it is no more
    than described. `waits` tells those who look at it first that it is another one now.
    """
    if photo.state in PhotoState.before_the_room() and not data.get("host"):
        kind = Kind.PHOTO_DESCRIBED
    waits = {"waits": True} if photo.state == PhotoState.WAITING else {}
    return LogEntry(kind, photo=photo.pk, **data, **waits)


def wait_again(photo: Photo) -> LogEntry:
    """Take a photo with new words of its owner out of the room's sight, until somebody has looked at them."""
    photo.state = PhotoState.WAITING
    save_card(photo)
    themes = list(photo.themed_photos.values_list("tag_id", flat=True))
    return LogEntry(Kind.PHOTO_HIDDEN, photo=photo.pk, themes=themes, host=False)
