"""What a person has brought or begun, and whether there is room for more."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from places.database.prepared import prepared_rows
from places.enums import PhotoState, Stage, Verb
from places.photos.models import Photo
from places.photos.queries.picture import PICTURE_FIELDS, Pictured
from places.rules import Actor, may
from places.workshops.queries.workshops import WorkshopFacts


@dataclass(frozen=True)
class OwnCard(Pictured):
    """One of a person's own photos, in short."""

    essence: str
    state: str

    @property
    def is_waiting(self) -> bool:
        """Whether somebody has yet to look at it before the room sees it."""
        return self.state == PhotoState.WAITING


@dataclass(frozen=True)
class Mine:
    """A person's own photos: those begun and those brought, and how many more may be begun now."""

    begun: list[OwnCard]
    brought: list[OwnCard]
    left: int


def mine(actor: Actor, workshop: WorkshopFacts) -> Mine:
    """Return the actor's own photos, oldest first, in one query."""
    photos = Photo.objects.filter(workshop_id=workshop.id, participant_id=actor.participant_id or 0)
    rows = photos.exclude(state=PhotoState.WITHDRAWN).order_by("pk")
    own = [OwnCard(**row) for row in rows.values(*PICTURE_FIELDS, "essence", "state")]
    open_now = may(actor, Verb.BRING, workshop.stage)
    return Mine(
        begun=[card for card in own if card.state == PhotoState.STARTED],
        brought=[card for card in own if card.state != PhotoState.STARTED],
        left=max(0, workshop.photos_each - len(own)) if open_now else 0,
    )


def is_late(actor: Actor, workshop: WorkshopFacts, own: Mine | None = None) -> bool:
    """Whether the others' pictures are open to see and this person, who may still bring one, has brought none.

    With `own`, the person's photos, no query; else at most one.
    """
    if not (
        actor.participant_id
        and workshop.stage.reached(Stage.SHARE)
        and may(actor, Verb.BRING, workshop.stage)
    ):
        return False
    if own is not None:
        return not own.brought
    return not _brought(workshop.id, actor.participant_id)


@prepared_rows
def _brought(workshop_id: int, participant_id: int) -> QuerySet[Any]:
    photos = Photo.objects.filter(workshop_id=workshop_id, participant_id=participant_id)
    return photos.exclude(state__in=[PhotoState.STARTED, PhotoState.WITHDRAWN]).values_list("pk")[:1]


def uploaded(actor: Actor, upload_key: str) -> int | None:
    """Return the id of the photo that this person has already sent with this key."""
    sent = Photo.objects.filter(workshop_id=actor.workshop_id, participant_id=actor.me, upload_key=upload_key)
    return sent.values_list("pk", flat=True).first()


def stored_key(workshop_id: int, photo_id: int) -> str:
    """Return the name of a photo's files, empty for words only."""
    found = Photo.objects.filter(workshop_id=workshop_id, pk=photo_id).values_list("key", flat=True).first()
    return found or ""
