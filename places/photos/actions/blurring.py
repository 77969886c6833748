"""Hiding areas of a stored picture for good: in the master and in every other size, which are made anew."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.core.files.storage import storages

from places import imaging, incoming, storage
from places.database import clock
from places.database.checkpoints import erase_for_good
from places.enums import Erased, Kind, PhotoState, Verb
from places.errors import Missing, Stale
from places.imaging.areas import WHOLE, Area
from places.photos.actions.own_cards import change_of, save_card
from places.photos.actions.picture_files import remove_after_commit
from places.photos.models import Photo
from places.photos.queries.bringing import stored_key
from places.rules import RUNNERS, Actor, require
from places.workshops.actions.action import LogEntry, action
from places.workshops.actions.erasures import note_erasure
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop

TRIES = 3


def blur(*, actor: Actor, photo_id: int, areas: Sequence[Area], key: str = "") -> Activity:
    """Hide `areas` of a picture for good: its owner may, and those who run the room where they see it.

    The files are made anew under another name, and the old ones removed. When somebody else hides something at the
    same time, both areas are hidden. Raises `Missing` for a picture that is not there for the actor, `NotYours`, and
    as `places.imaging.ingest` does.
    """
    for _number in range(TRIES - 1):
        try:
            return _made_anew(exchange, actor, photo_id, areas, key)
        except Stale:
            continue
    return _made_anew(exchange, actor, photo_id, areas, key)


def cover_again(*, actor: Actor, photo_id: int) -> Activity:
    """Hide a whole picture that came back out of a backup as it was before areas of it were hidden. For leaders."""
    return _made_anew(exchange_any, actor, photo_id, [WHOLE], "")


def _made_anew(
    exchanged: Callable[..., Activity], actor: Actor, photo_id: int, areas: Sequence[Area], key: str
) -> Activity:
    seen = stored_key(actor.workshop_id, photo_id)
    if not seen:
        raise Missing
    picture, kept = storage.new_key(), ""
    with incoming.workplace() as folder:
        made = _with_areas_hidden(seen, areas, Path(folder))
        storage.keep(made.files, picture)
    figures = {"colour": made.colour, "placeholder": made.placeholder}
    try:
        activity = exchanged(actor=actor, photo_id=photo_id, seen=seen, picture=picture, key=key, **figures)
        kept = stored_key(actor.workshop_id, photo_id)
    finally:
        if kept != picture:
            storage.forget(picture)
    return activity


def _with_areas_hidden(seen: str, areas: Sequence[Area], folder: Path) -> imaging.Ingested:
    """Make the files of the stored picture `seen` anew in `folder`. Raises `Stale` when it is no longer there."""
    source, target = folder / "source", folder / "made"
    target.mkdir()
    try:
        with storages["default"].open(storage.variant_path(seen, "master")) as master:
            source.write_bytes(master.read())
    except FileNotFoundError:
        raise Stale from None
    return imaging.ingest(source, target, areas=areas)


def _to_blur(workshop: Workshop, *, actor: Actor, photo_id: int, **_named: Any) -> Photo:
    """Return the photo when `actor` may hide areas of its picture now: the rule of `exchange`."""
    photo = Photo.objects.filter(workshop=workshop, pk=photo_id).exclude(key="").first()
    is_own = photo is not None and photo.participant_id == actor.participant_id
    require(actor, Verb.CHANGE_OWN if is_own else Verb.RUN_ROOM, workshop.stage)
    if photo is None or photo.state == PhotoState.SEALED:
        raise Missing
    unseen = PhotoState.STARTED if not is_own else PhotoState.REPORTED
    if photo.state == unseen and not (is_own and actor.role in RUNNERS):
        raise Missing
    return photo


@action(_to_blur)
def exchange(
    photo: Photo,
    *,
    actor: Actor,
    photo_id: int,
    seen: str,
    picture: str,
    colour: str,
    placeholder: str,
    key: str = "",
) -> LogEntry:
    """Let the files stored as `picture`, made of those of `seen`, be the photo's picture; the old ones are removed.

    A photo keeps no number of how often, and nothing of what was hidden. Raises `Stale` when its files are no longer
    those of `seen`, else as `blur` does.
    """
    return _exchanged(photo, actor, seen, picture, colour, placeholder)


def _any_picture(workshop: Workshop, *, actor: Actor, photo_id: int, **_named: Any) -> Photo:
    """Return any picture of the workshop, for leaders: the rule of `exchange_any`."""
    require(actor, Verb.ERASE, workshop.stage)
    photo = Photo.objects.filter(workshop=workshop, pk=photo_id).exclude(key="").first()
    if photo is None:
        raise Missing
    return photo


@action(_any_picture)
def exchange_any(
    photo: Photo,
    *,
    actor: Actor,
    photo_id: int,
    seen: str,
    picture: str,
    colour: str,
    placeholder: str,
    key: str = "",
) -> LogEntry:
    """Do what `exchange` does with any picture, whatever its state. For leaders."""
    return _exchanged(photo, actor, seen, picture, colour, placeholder)


def _exchanged(
    photo: Photo, actor: Actor, seen: str, picture: str, colour: str, placeholder: str
) -> LogEntry:
    if photo.key != seen:
        raise Stale(rev=photo.rev)
    photo.key, photo.colour, photo.placeholder = picture, colour, placeholder
    note_erasure(Erased.PICTURE, photo.pk, photo.workshop_id)
    photo.blurred_at = clock.now()
    save_card(photo)
    remove_after_commit(seen)
    erase_for_good()
    by_host = photo.participant_id != actor.participant_id
    return change_of(photo, Kind.PHOTO_BLURRED, host=by_host)
