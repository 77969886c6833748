"""One photo in full, for its owner, for the large view and for the delivery of its files."""

import random
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from places.codes import show_code
from places.database.prepared import prepared, prepared_rows
from places.enums import OwnLens, People, PhotoAudience, PhotoState, Verb
from places.people.queries.people import GroupFacts, group_facts
from places.photos.models import Photo, Theme, ThemedPhoto
from places.photos.queries.picture import PICTURE_FIELDS, Pictured
from places.photos.queries.wall import ThemeChip, themes_of
from places.rules import RUNNERS, Actor, may
from places.workshops.queries.workshops import WorkshopFacts


@dataclass(frozen=True)
class Lenses:
    """The owner's own three lenses as 0 (not at all) to 2 (a lot), None where not answered."""

    unique: int | None
    belonging: int | None
    energy: int | None

    def readings(self) -> list[tuple[str, str]]:
        """Return (lens, "A bit" …) of those answered, in words of the active language."""
        given = {"unique": self.unique, "belonging": self.belonging, "energy": self.energy}
        return [(lens, str(OwnLens(value).label)) for lens, value in given.items() if value is not None]


@dataclass(frozen=True)
class FullPhoto(Pictured):
    """One photo with all its words. `own_themes` are those that its owner put on it; `typed_by` names who typed for an
    owner without a phone; `is_opened` is true when a person other than the owner has opened it, `is_blurred` when
    parts of the picture were hidden for good.
    """

    rev: int
    state: PhotoState
    reference: str
    participant_id: int
    first_name: str
    symbol: str
    typed_by: str
    group: GroupFacts | None
    essence: str
    belonging: str
    see_skipped: bool
    lenses: Lenses
    audience: PhotoAudience
    people: People | None
    is_opened: bool
    is_blurred: bool
    themes: tuple[ThemeChip, ...]
    own_themes: tuple[ThemeChip, ...]

    @property
    def is_brought(self) -> bool:
        """Whether its owner has brought it to the room (it may be hidden or reported since)."""
        return self.state not in (PhotoState.STARTED, PhotoState.WITHDRAWN)

    @property
    def is_looked_at(self) -> bool:
        """Whether it was reported, or is kept locked: only those who run the room see it."""
        return self.state in (PhotoState.REPORTED, PhotoState.SEALED)

    @property
    def is_sealed(self) -> bool:
        """Whether those who run the room keep it locked."""
        return self.state == PhotoState.SEALED

    @property
    def is_waiting(self) -> bool:
        """Whether those who run the room have yet to look at it: nobody else but its owner sees it."""
        return self.state == PhotoState.WAITING

    @property
    def is_hidden(self) -> bool:
        """Whether those who run the room have taken it off the wall."""
        return self.state == PhotoState.HIDDEN


def own(actor: Actor, photo_id: int) -> FullPhoto | None:
    """Return the actor's own photo, unless it was taken back, or is looked at by those who run the room."""
    if actor.participant_id is None:
        return None
    photo = _found(actor.workshop_id, photo_id)
    if photo is None or photo.participant_id != actor.participant_id:
        return None
    full = _full(photo)
    return None if full.is_looked_at else full


def seen(actor: Actor, workshop: WorkshopFacts, photo_id: int) -> FullPhoto | None:
    """Return a photo that `actor` may look at now: their own, what the open wall shows, for runners hidden ones."""
    photo = _found(workshop.id, photo_id)
    if photo is None or not visible(actor, workshop.stage, photo.state, photo.participant_id):
        return None
    return _full(photo)


def full_photo(workshop_id: int, photo_id: int) -> FullPhoto | None:
    """Return a photo in full, whoever may see it; None for one that was taken back."""
    photo = _found(workshop_id, photo_id)
    return _full(photo) if photo else None


def visible(actor: Actor, stage: str, state: str, participant_id: int) -> bool:
    """Whether `actor` may see a photo in this state, of this owner, at this stage: for pages and for files."""
    if state == PhotoState.WITHDRAWN:
        return False
    if state in (PhotoState.REPORTED, PhotoState.SEALED):
        return actor.role in RUNNERS
    if actor.participant_id is not None and actor.participant_id == participant_id:
        return True
    if state == PhotoState.WAITING:
        return may(actor, Verb.CHECK_PICTURES, stage)
    if not may(actor, Verb.SEE_WALL, stage):
        return False
    return state == PhotoState.BROUGHT or (state == PhotoState.HIDDEN and actor.role in RUNNERS)


def starters(workshop: WorkshopFacts, participant_id: int) -> list[ThemeChip]:
    """Return the workshop's starter themes in an order that is random per person and stays so."""
    rows = Theme.objects.filter(workshop_id=workshop.id, is_starter=True).order_by("pk")
    chips = [ThemeChip(*row) for row in rows.values_list("pk", "name")]
    random.Random(f"{workshop.seed}:{participant_id}").shuffle(chips)  # noqa: S311 - an order, not a secret
    return chips


def _found(workshop_id: int, photo_id: int) -> Photo | None:
    return next(iter(_standing(workshop_id, photo_id)), None)


@prepared(related=("participant", "participant__group", "participant__helper"))
def _standing(workshop_id: int, photo_id: int) -> QuerySet[Photo]:
    photos = Photo.objects.exclude(state=PhotoState.WITHDRAWN)
    return photos.filter(workshop_id=workshop_id, pk=photo_id)


@prepared_rows
def _put(photo_id: int, participant_id: int) -> QuerySet[Any]:
    put = ThemedPhoto.objects.filter(content_object_id=photo_id, added_by_id=participant_id)
    return put.values_list("tag_id")


def _full(photo: Photo) -> FullPhoto:
    owner = photo.participant
    own_ids = {theme for (theme,) in _put(photo.pk, owner.pk)}
    themes = themes_of([photo.pk]).get(photo.pk, ())
    picture: dict[str, Any] = {name: getattr(photo, name) for name in PICTURE_FIELDS}
    return FullPhoto(
        **picture,
        rev=photo.rev,
        state=PhotoState(photo.state),
        reference=show_code(photo.reference),
        participant_id=owner.pk,
        first_name=owner.first_name,
        symbol=owner.symbol,
        typed_by=owner.helper.first_name if owner.helper else "",
        group=group_facts(owner.group) if owner.group else None,
        essence=photo.essence,
        belonging=photo.belonging,
        see_skipped=photo.see_skipped,
        lenses=Lenses(photo.unique_here, photo.brings_together, photo.gives_energy),
        audience=PhotoAudience(photo.audience),
        people=People(photo.people) if photo.people else None,
        is_opened=photo.opened,
        is_blurred=photo.blurred_at is not None,
        themes=themes,
        own_themes=tuple(chip for chip in themes if chip.id in own_ids),
    )


@dataclass(frozen=True)
class FileFacts:
    """The photo to which a file belongs, its workshop and stage, its owner and state."""

    id: int
    workshop_id: int
    stage: str
    participant_id: int
    state: str


def by_key(key: str) -> FileFacts | None:
    """Return the facts of the photo whose files are named `key`; None when its workshop has been deleted."""
    rows = Photo.objects.filter(key=key, workshop__deleted_at=None).exclude(key="")
    row = rows.values_list("pk", "workshop_id", "workshop__stage", "participant_id", "state").first()
    return FileFacts(*row) if row else None
