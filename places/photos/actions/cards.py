"""A photo's card as actions handle it: found for its owner, saved with its next number, its line told."""

from places.enums import Kind, PhotoState
from places.errors import Missing
from places.photos.models.photo import Photo
from places.rules import Actor
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
