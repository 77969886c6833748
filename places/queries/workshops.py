"""What is known of a workshop, by the ways people come to it."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from places.codes import show_code
from places.enums import Stage
from places.models import FormerCode, Workshop
from places.models.workshop import WorkshopQuerySet
from places.prepared import prepared


@dataclass(frozen=True)
class WorkshopFacts:
    """One workshop as pages show it. `stage` is a `Stage`; `revision` is its newest activity's number."""

    id: int
    place_id: int
    place_name: str
    place_kind: str
    ness: str
    code: str
    token: str
    epoch: str
    question: str
    language: str
    stage: Stage
    revision: int
    door_open: bool
    photos_each: int
    seed: int
    revealed: bool
    keep_until: datetime.date | None
    opened_at: datetime.datetime

    @property
    def shown_code(self) -> str:
        """The join code as addresses and people write it: `HT7K-2M9P`."""
        return show_code(self.code)

    @property
    def over(self) -> bool:
        """Whether its keep-until date has passed."""
        return self.keep_until is not None and self.keep_until < timezone.localdate()

    @property
    def lets_in(self) -> bool:
        """Whether newcomers may join: the door is open and the workshop is not over."""
        return self.door_open and not self.over

    @property
    def cursor(self) -> str:
        """Where the live stream stands: `epoch:revision`."""
        return f"{self.epoch}:{self.revision}"


def facts(workshop: Workshop) -> WorkshopFacts:
    """Return what pages need of `workshop` (its place must be loaded with it)."""
    return WorkshopFacts(
        id=workshop.pk,
        place_id=workshop.place_id,
        place_name=workshop.place.name,
        place_kind=workshop.place.kind,
        ness=workshop.place.ness,
        code=workshop.code,
        token=workshop.token,
        epoch=workshop.epoch,
        question=workshop.question,
        language=workshop.language,
        stage=Stage(workshop.stage),
        revision=workshop.revision,
        door_open=workshop.door_open,
        photos_each=workshop.photos_each,
        seed=workshop.seed,
        revealed=workshop.revealed_at is not None,
        keep_until=workshop.keep_until,
        opened_at=workshop.opened_at,
    )


def by_code(code: str) -> WorkshopFacts | None:
    """Return the workshop with this join code (as `codes.read_code` gives it), open or closed."""
    return next(map(facts, _with_code(code)), None)


def by_any_code(code: str) -> WorkshopFacts | None:
    """Return the workshop that has or had this join code (members' open pages carry the old one)."""
    if found := by_code(code):
        return found
    former = FormerCode.objects.select_related("workshop__place").filter(code=code).last()
    return facts(former.workshop) if former else None


def by_token(token: str) -> WorkshopFacts | None:
    """Return the workshop with this QR token."""
    found = Workshop.objects.select_related("place").filter(token=token).first()
    return facts(found) if found else None


def by_id(workshop_id: int) -> WorkshopFacts | None:
    """Return the workshop with this id."""
    return next(map(facts, _with_id(workshop_id)), None)


@prepared
def _with_code(code: str) -> WorkshopQuerySet:
    return Workshop.objects.select_related("place").filter(code=code)


@prepared
def _with_id(workshop_id: int) -> WorkshopQuerySet:
    return Workshop.objects.select_related("place").filter(pk=workshop_id)
