"""The facts of a workshop, by code, token or id."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone

from places import default_words
from places.codes import show_code
from places.database.prepared import prepared
from places.enums import Hold, Stage, Subject
from places.workshops.models.place import Place
from places.workshops.models.workshop import FormerCode, Workshop, WorkshopQuerySet

ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class WorkshopFacts:
    """One workshop as pages show it. `revision` is its newest activity's number.

    `weighs` is what the room weighs now, `shown` the subjects whose result the room has seen; `door_waits`
    is true while joining is closed because of the weighing. `timer_ends` is when the time for this stage is up, by the
    database's clock.
    `own_question` is empty while nobody has written one. `decision` is the number of the decision by which it is
    kept, "" when it may be deleted. `pictures_wait`: new pictures wait until somebody has looked.
    """

    id: int
    place_id: int
    place_name: str
    place_kind: str
    ness: str
    code: str
    token: str
    epoch: str
    own_question: str
    language: str
    stage: Stage
    revision: int
    door_open: bool
    door_waits: bool
    photos_each: int
    seed: int
    weighs: Subject
    shown: tuple[Subject, ...]
    keep_until: datetime.date | None
    opened_at: datetime.datetime
    decision: str = ""
    pictures_wait: bool = False
    timer_ends: datetime.datetime | None = None

    @property
    def shown_code(self) -> str:
        """The join code as addresses and people write it: `HT7K-2M9P`."""
        return show_code(self.code)

    @property
    def question(self) -> str:
        """What people are asked to bring, in the active language."""
        return default_words.question(self.own_question, self.place_name)

    @property
    def revealed(self) -> bool:
        """Whether the room has seen the result of what it weighs now."""
        return self.weighs in self.shown

    @property
    def over(self) -> bool:
        """Whether its keep-until date has passed."""
        return self.keep_until is not None and self.keep_until < timezone.localdate()

    @property
    def deleted_on(self) -> datetime.date | None:
        """The day on which everything is deleted by itself; None when there is none, or a decision keeps it."""
        return None if self.keep_until is None or self.decision else self.keep_until + ONE_DAY

    @property
    def days_left(self) -> int | None:
        """Days until everything is deleted by itself: 1 on its last day; None when it is not."""
        return None if self.deleted_on is None else (self.deleted_on - timezone.localdate()).days

    @property
    def lets_in(self) -> bool:
        """Whether newcomers may join: joining is open, and the workshop is neither closed nor over."""
        return self.door_open and self.stage != Stage.CLOSE and not self.over

    @property
    def cursor(self) -> str:
        """The newest position in the log, as live updates use it: `epoch:revision`."""
        return f"{self.epoch}:{self.revision}"


def facts(workshop: Workshop) -> WorkshopFacts:
    """Return what pages need of `workshop` (its place must be loaded with it)."""
    seen = {Subject.CLUSTERS: workshop.revealed_at, Subject.THEMES: workshop.themes_revealed_at}
    return WorkshopFacts(
        id=workshop.pk,
        **_of_place(workshop.place),
        code=workshop.code,
        token=workshop.token,
        epoch=workshop.epoch,
        own_question=workshop.question,
        language=workshop.language,
        stage=Stage(workshop.stage),
        revision=workshop.revision,
        door_open=workshop.door_open,
        door_waits=workshop.door_waits,
        photos_each=workshop.photos_each,
        seed=workshop.seed,
        weighs=Subject(workshop.weighs),
        shown=tuple(subject for subject, at in seen.items() if at),
        keep_until=workshop.keep_until,
        opened_at=workshop.opened_at,
        decision=decision_of(workshop),
        pictures_wait=workshop.pictures_wait,
        timer_ends=workshop.timer_ends,
    )


def _of_place(place: Place) -> dict[str, Any]:
    return {"place_id": place.pk, "place_name": place.name, "place_kind": place.kind, "ness": place.ness}


def decision_of(workshop: Workshop) -> str:
    """Return the number of the decision by which this workshop must be kept; "" when it may be deleted."""
    if workshop.hold == Hold.INSTALLATION:
        return str(settings.HOLD_DECISION)
    return workshop.decision if workshop.hold == Hold.HELD else ""


def by_code(code: str) -> WorkshopFacts | None:
    """Return the workshop with this join code (as `codes.read_code` gives it), open or closed."""
    return next(map(facts, _with_code(code)), None)


def by_any_code(code: str) -> WorkshopFacts | None:
    """Return the workshop that has or had this join code (members' open pages carry the old one)."""
    if found := by_code(code):
        return found
    former = FormerCode.objects.select_related("workshop__place").filter(code=code)
    held = former.filter(workshop__deleted_at=None).last()
    return facts(held.workshop) if held else None


def by_token(token: str) -> WorkshopFacts | None:
    """Return the workshop with this QR token."""
    found = Workshop.objects.select_related("place").filter(token=token).first()
    return facts(found) if found else None


def by_id(workshop_id: int) -> WorkshopFacts | None:
    """Return the workshop with this id."""
    return next(map(facts, _with_id(workshop_id)), None)


@prepared(related=("place",))
def _with_code(code: str) -> WorkshopQuerySet:
    return Workshop.objects.filter(code=code)


@prepared(related=("place",))
def _with_id(workshop_id: int) -> WorkshopQuerySet:
    return Workshop.objects.filter(pk=workshop_id)
