"""Whether a photo is seen: its owner may take it back for good, those who run the room may hide it."""

from django.db import transaction

from places import storage
from places.actions.admission import admit, done_before
from places.actions.cards import line_of, own_photo, save_card
from places.enums import Audience, Kind, PhotoState, Verb
from places.errors import Missing
from places.lane import erase_for_good, written
from places.models import Activity, Photo, Theme
from places.rules import Actor

WORDS = ("key", "colour", "placeholder", "sha256", "see", "essence", "belonging", "people")
LENSES = ("unique_here", "brings_together", "gives_energy")


@written
def withdraw(*, actor: Actor, photo_id: int, key: str = "") -> Activity:
    """Take one's own photo back for good: a neutral row stays, without picture, words or themes.

    Its files go when the transaction has been committed, and its words out of the database's files. Quotes taken
    from its words go too, out of the vision and all its versions, and so do themes that stood on no other photo.
    """
    if first := done_before(actor, key):
        return first
    admit(actor, Verb.WITHDRAW)
    photo = own_photo(actor, photo_id)
    themes = list(photo.themed_photos.values_list("tag_id", flat=True))
    photo.themed_photos.all().delete()
    Theme.objects.filter(pk__in=themes, is_starter=False, themed_photos=None).delete()
    if photo.key:
        transaction.on_commit(lambda files=photo.key: storage.forget(files))  # type: ignore[misc]
    _empty(photo)
    save_card(photo)
    erase_for_good()
    return Activity.record(actor, Kind.PHOTO_WITHDRAWN, key=key, photo=photo.pk, themes=themes)


@written
def hide(*, actor: Actor, photo_id: int, key: str = "") -> Activity:
    """Take a brought photo off the wall until it is shown again. For those who run the room."""
    return _turn(actor, photo_id, key, PhotoState.BROUGHT, PhotoState.HIDDEN, Kind.PHOTO_HIDDEN)


@written
def show(*, actor: Actor, photo_id: int, key: str = "") -> Activity:
    """Put a hidden photo back on the wall. For those who run the room."""
    return _turn(actor, photo_id, key, PhotoState.HIDDEN, PhotoState.BROUGHT, Kind.PHOTO_SHOWN)


def _turn(actor: Actor, photo_id: int, key: str, old: PhotoState, new: PhotoState, kind: Kind) -> Activity:
    if first := done_before(actor, key):
        return first
    admit(actor, Verb.RUN_ROOM)
    photo = Photo.objects.filter(workshop_id=actor.workshop_id, pk=photo_id, state__in=(old, new)).first()
    if photo is None:
        raise Missing
    if photo.state == new:
        return line_of(photo, kind, Kind.PHOTO_BROUGHT)
    photo.state = new
    save_card(photo)
    themes = list(photo.themed_photos.values_list("tag_id", flat=True))
    return Activity.record(actor, kind, key=key, photo=photo.pk, themes=themes)


def _empty(photo: Photo) -> None:
    photo.state, photo.audience = PhotoState.WITHDRAWN, Audience.ROOM
    photo.width = photo.height = 0
    for name in WORDS:
        setattr(photo, name, "")
    for name in LENSES:
        setattr(photo, name, None)
