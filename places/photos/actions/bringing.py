"""Actions on a participant's own photo: start it, describe it, bring it to the room, and note that it was opened."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from places.database import clock
from places.database.checkpoints import erase_for_good
from places.database.writing import written
from places.enums import Kind, OwnLens, People, PhotoAudience, PhotoState, Verb
from places.errors import NotNow, Stale, Unclear
from places.photos.actions.own_cards import change_of, line_of, own_photo, save_card, wait_again
from places.photos.models import Photo
from places.rules import Actor
from places.texts import require_text
from places.workshops.actions.action import LogEntry, action, lock
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop

MOST_EACH = 30
MOST_IN_A_WORKSHOP = 2000
LENSES = ("unique_here", "brings_together", "gives_energy")
ONE_OF = {"audience": PhotoAudience, "people": People}


@action(Verb.BRING, once_per="upload_key")
def start(  # noqa: PLR0913 - the first one comes from the decorator
    workshop: Workshop,
    *,
    actor: Actor,
    upload_key: str,
    key: str,
    width: int,
    height: int,
    colour: str = "",
    placeholder: str = "",
    sha256: str = "",
    blurred: bool = False,
) -> LogEntry | Activity:
    """Keep a picture whose files are stored under `key`; its words follow. `data["photo"]` is its id.

    `blurred`: whether areas of it were hidden before it was stored.

    A retry with the same `upload_key`, or the same bytes (`sha256`) from the same person, is answered with
    the first photo: the caller then forgets the files it has just stored. Raises NotNow outside gather to
    combine and over the room's number of pictures each.
    """
    own = Photo.objects.filter(participant_id=actor.me)
    if sha256 and (same := own.filter(sha256=sha256).first()):
        return line_of(same, Kind.PHOTO_STARTED)
    _require_room(actor, workshop)
    photo = Photo.objects.create(
        workshop=workshop,
        participant_id=actor.me,
        upload_key=upload_key,
        key=key,
        width=width,
        height=height,
        colour=colour,
        placeholder=placeholder,
        sha256=sha256,
        blurred_at=clock.now() if blurred else None,
    )
    return LogEntry(Kind.PHOTO_STARTED, photo=photo.pk)


@action(Verb.BRING, once_per="upload_key")
def start_words(workshop: Workshop, *, actor: Actor, upload_key: str) -> LogEntry:
    """Start a card without a picture. Refusals and retries as in `start`."""
    _require_room(actor, workshop)
    photo = Photo.objects.create(
        workshop=workshop, participant_id=actor.me, upload_key=upload_key, people=People.NONE
    )
    return LogEntry(Kind.PHOTO_STARTED, photo=photo.pk)


@action(Verb.CHANGE_OWN)
def describe(
    workshop: Workshop,
    *,
    actor: Actor,
    photo_id: int,
    fields: Mapping[str, Any],
    rev: int | None = None,
    key: str = "",
) -> LogEntry:
    """Save some of the owner's answers: see, see_skipped, essence, belonging, the lenses, audience, people.

    With `rev`, raises Stale when the card has changed since. A picture with people who were not asked stays
    in the room for any chosen audience. Where pictures wait, one with new words waits again. Raises Missing for a
    photo that is not the actor's own.
    """
    photo = own_photo(actor, photo_id)
    if rev is not None and rev != photo.rev:
        raise Stale(rev=photo.rev)
    checked = {name: _checked(name, value) for name, value in fields.items()}
    changed = [
        name for name in Photo.WORDS if checked.get(name, getattr(photo, name)) != getattr(photo, name)
    ]
    if any(getattr(photo, name) for name in changed):
        erase_for_good()
    for name, value in checked.items():
        setattr(photo, name, value)
    if photo.people == People.UNASKED:
        photo.audience = PhotoAudience.ROOM
    if photo.state != PhotoState.STARTED:
        _require_words(photo)
    says_more = any(checked[name] for name in changed)
    if says_more and workshop.pictures_wait and photo.state == PhotoState.BROUGHT:
        return wait_again(photo)
    save_card(photo)
    return change_of(photo, Kind.PHOTO_CHANGED)


@action(Verb.BRING)
def bring(workshop: Workshop, *, actor: Actor, photo_id: int, key: str = "") -> LogEntry | Activity:
    """Bring a started photo to the room; where pictures wait, those who run the room see it first. Bringing it again
    has no effect.

    Raises Unclear when a words-only card has no words, or its owner has not answered whether people are in it.
    """
    photo = own_photo(actor, photo_id)
    if photo.state != PhotoState.STARTED:
        return line_of(photo, Kind.PHOTO_BROUGHT, Kind.PHOTO_WAITS)
    _require_words(photo)
    if not photo.people:
        raise Unclear(_("Please say first who may see this picture, and whether people are in it."))
    photo.state = PhotoState.WAITING if workshop.pictures_wait else PhotoState.BROUGHT
    photo.brought_at = clock.now()
    save_card(photo)
    kind = Kind.PHOTO_WAITS if workshop.pictures_wait else Kind.PHOTO_BROUGHT
    return LogEntry(kind, photo=photo.pk)


def _checked(name: str, value: Any) -> Any:
    if name in Photo.WORDS:
        return require_text(str(value), Photo.WORDS[name], lines=name != "see")
    if name == "see_skipped":
        return bool(value)
    if name in LENSES:
        return None if value is None else OwnLens(value).value
    return ONE_OF[name](value).value


def _require_words(photo: Photo) -> None:
    if not photo.key and not photo.essence:
        raise Unclear(_("Please write a few words first: they are your picture."))


def _require_room(actor: Actor, workshop: Workshop) -> None:
    own = Photo.objects.filter(participant_id=actor.me)
    kept = own.exclude(state=PhotoState.WITHDRAWN).count()
    if kept >= workshop.photos_each or own.count() >= MOST_EACH:
        raise NotNow(_("You have brought as many as this room asks for. Take one back to bring another."))
    if Photo.objects.filter(workshop=workshop).count() >= MOST_IN_A_WORKSHOP:
        raise NotNow(_("The room is full of pictures. Please tell the person who runs the room."))


@written
def open_photo(*, actor: Actor, photo_id: int) -> None:
    """Record that a person other than its owner has opened a photo.

    No Activity is recorded, so that who looked at what is stored nowhere; the card's `rev` does not change.
    """
    lock(actor.workshop_id)  # others read a photo and save all of it
    photos = Photo.objects.filter(workshop_id=actor.workshop_id, pk=photo_id, opened=False)
    photos.exclude(participant_id=actor.participant_id or 0).update(opened=True)
