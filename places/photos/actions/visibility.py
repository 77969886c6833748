"""Whether a photo is seen: its owner may take it back for good, those who run the room may hide it."""

import copy
import hashlib

from django.utils.translation import gettext as _

from places.database import clock
from places.database.checkpoints import erase_for_good
from places.enums import Erased, Kind, PhotoAudience, PhotoState, Verb
from places.errors import Missing, NotNow
from places.photos.actions.bringing import LENSES
from places.photos.actions.own_cards import line_of, own_photo, save_card
from places.photos.actions.picture_files import remove_after_commit
from places.photos.models import Photo, Theme
from places.rules import Actor
from places.workshops.actions.action import LogEntry, action
from places.workshops.actions.erasures import note_erasure
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop

ERASED = (*Photo.WORDS, "key", "colour", "placeholder", "sha256", "people")


@action(Verb.WITHDRAW)
def withdraw(workshop: Workshop, *, actor: Actor, photo_id: int, key: str = "") -> LogEntry:
    """Take one's own photo back for good; see `_erase`. Raises `NotNow` for one that is kept locked."""
    photo = own_photo(actor, photo_id)
    if photo.state == PhotoState.SEALED:
        raise NotNow(
            _(
                "The people who run the room keep this picture locked for now. Ask them, if you want it erased."
            )
        )
    return _erase(photo)


def _erase(photo: Photo) -> LogEntry:
    """Erase a photo: a neutral row stays, without picture, words or themes.

    Its files go when the transaction has been committed, and its words out of the database's files. Quotes taken
    from its words go too, out of the vision and all its versions, and so do themes that were on no other photo. The
    entry carries the photo as it was, so that reactions know the words.
    """
    before = copy.copy(photo)
    themes = list(photo.themed_photos.values_list("tag_id", flat=True))
    photo.themed_photos.all().delete()
    photo.echoes.all().delete()
    Theme.objects.filter(pk__in=themes, is_starter=False, themed_photos=None).delete()
    if photo.key:
        remove_after_commit(photo.key)
    _empty(photo)
    save_card(photo)
    note_erasure(Erased.PHOTO, photo.pk, photo.workshop_id)
    erase_for_good()
    return LogEntry(Kind.PHOTO_WITHDRAWN, photo=before, themes=themes)


@action(Verb.ERASE)
def erase(workshop: Workshop, *, actor: Actor, photo_id: int, key: str = "") -> LogEntry:
    """Erase anybody's photo for good, also one that is kept locked; see `_erase`. For leaders."""
    return _erase(_kept(workshop, photo_id))


@action(Verb.REPORT)
def put_out_of_sight(workshop: Workshop, *, actor: Actor, photo_id: int, key: str = "") -> LogEntry:
    """Let only those who run the room see a photo, until they have looked: it was reported."""
    return _turned(_kept(workshop, photo_id), PhotoState.REPORTED, Kind.PHOTO_HIDDEN, host=False)


@action(Verb.SETTLE_REPORT)
def lock(workshop: Workshop, *, actor: Actor, photo_id: int, key: str = "") -> LogEntry:
    """Keep a photo, so that only those who run the room see it and its owner cannot erase it."""
    return _turned(_kept(workshop, photo_id), PhotoState.SEALED, Kind.PHOTO_HIDDEN)


@action(Verb.SETTLE_REPORT)
def unlock(workshop: Workshop, *, actor: Actor, photo_id: int, state: PhotoState, key: str = "") -> LogEntry:
    """Give a photo that was reported or locked back the `state` in which it was before: brought, hidden or waiting."""
    kind = Kind.PHOTO_SHOWN if state == PhotoState.BROUGHT else Kind.PHOTO_HIDDEN
    return _turned(_kept(workshop, photo_id), state, kind)


def _kept(workshop: Workshop, photo_id: int) -> Photo:
    photo = Photo.objects.filter(workshop=workshop, pk=photo_id).exclude(state=PhotoState.WITHDRAWN).first()
    if photo is None:
        raise Missing
    return photo


@action(Verb.RUN_ROOM)
def hide(workshop: Workshop, *, actor: Actor, photo_id: int, key: str = "") -> LogEntry | Activity:
    """Take a brought photo off the wall until it is shown again. For those who run the room."""
    return _turn(workshop, photo_id, PhotoState.BROUGHT, PhotoState.HIDDEN, Kind.PHOTO_HIDDEN)


@action(Verb.RUN_ROOM)
def show(workshop: Workshop, *, actor: Actor, photo_id: int, key: str = "") -> LogEntry | Activity:
    """Put a hidden photo back on the wall. For those who run the room."""
    return _turn(workshop, photo_id, PhotoState.HIDDEN, PhotoState.BROUGHT, Kind.PHOTO_SHOWN)


@action(Verb.RUN_ROOM)
def look_at_hidden(workshop: Workshop, *, actor: Actor, photo_id: int, key: str = "") -> LogEntry:
    """Record that one of those who run the room has opened a photo that others do not see: leaders read it in the log.

    Raises `Missing` for a photo that is neither hidden, nor reported, nor locked.
    """
    unseen = Photo.objects.filter(workshop=workshop, state__in=PhotoState.out_of_sight())
    if not unseen.filter(pk=photo_id).exists():
        raise Missing
    return LogEntry(Kind.HIDDEN_PHOTO_OPENED, photo=photo_id)


def look_key(actor: Actor, photo_id: int) -> str:
    """Return a key under which one person's looks at a photo are recorded once in an hour of the clock."""
    who = f"look {photo_id} {actor.participant_id} {actor.leader_id} {clock.now():%Y%m%d%H}"
    return hashlib.sha256(who.encode()).hexdigest()[:32]


def _turn(
    workshop: Workshop, photo_id: int, old: PhotoState, new: PhotoState, kind: Kind
) -> LogEntry | Activity:
    photo = Photo.objects.filter(workshop=workshop, pk=photo_id, state__in=(old, new)).first()
    if photo is None:
        raise Missing
    if photo.state == new:
        return line_of(photo, kind, Kind.PHOTO_BROUGHT, Kind.PHOTO_WAITS, Kind.PHOTO_KEPT_BACK)
    return _turned(photo, new, kind)


def _turned(photo: Photo, new: PhotoState, kind: Kind, **data: bool) -> LogEntry:
    photo.state = new
    save_card(photo)
    themes = list(photo.themed_photos.values_list("tag_id", flat=True))
    return LogEntry(kind, photo=photo.pk, themes=themes, **data)


def _empty(photo: Photo) -> None:
    photo.state, photo.audience = PhotoState.WITHDRAWN, PhotoAudience.ROOM
    photo.width = photo.height = 0
    for name in ERASED:
        setattr(photo, name, "")
    for name in LENSES:
        setattr(photo, name, None)
