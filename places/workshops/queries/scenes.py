"""The big screen's scene, where its slides are, and how those who run the room have set it, read from the log."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from places.enums import Kind, Scene, Stage
from places.workshops.models.activity import Activity
from places.workshops.queries.workshops import WorkshopFacts

_CHOICES = (Kind.SCENE_CHOSEN, Kind.STAGE_MOVED, Kind.PULSE_OPENED, Kind.PULSE_CLOSED)
_TURNS = (*_CHOICES, Kind.SCENE_TURNED, Kind.VOTES_REVEALED, Kind.VOTES_HIDDEN, Kind.BOARD_PROPOSED)
PULSE_SLIDE = "pulse"  # the name of the slide with its result
_WRITTEN = (Kind.SENTENCE_ADDED, Kind.SENTENCE_CHANGED, Kind.SENTENCE_MOVED)


@dataclass(frozen=True)
class ScreenSettings:
    """Whether the big screen welcomes people by first name, and shows the pictures of those least heard first."""

    names: bool = False
    least_heard: bool = False


@dataclass(frozen=True)
class SlidePosition:
    """The slide shown `since` a time: the one named `key`, or number `index` where that is gone.

    From then on the slides turn by themselves, unless they are `held`. `is_alone`: `key` names one thing that is shown
    by itself, and `index` is where the slides go on afterwards.
    """

    since: datetime.datetime
    key: str = ""
    index: int = 0
    held: bool = False
    is_alone: bool = False

    def place(self, slides: Sequence[Collection[str]], every: float, now: datetime.datetime) -> int:
        """Return which of `slides` (the names of each) is shown at `now`, when one stays for `every` seconds."""
        if not slides:
            return 0
        named = (number for number, names in enumerate(slides) if self.key in names)
        first = next(named, min(self.index, len(slides) - 1))
        passed = 0 if self.held else max(0, int((now - self.since).total_seconds() // every))
        return (first + passed) % len(slides)


def scene_now(workshop_id: int) -> Scene:
    """Return the scene that the big screen should show: what the room does, where none was chosen. One query."""
    return scene_chosen(workshop_id) or Scene.STAGE


def scene_chosen(workshop_id: int) -> Scene | None:
    """Return the scene that was chosen for the big screen since the stage last moved: it goes when the room moves on.

    Opening a pulse chooses its scene, closing it ends every choice. None where nobody has chosen one. One query.
    """
    for kind, _at, _revision, data in _newest(workshop_id, _CHOICES):
        if kind == Kind.PULSE_OPENED:
            return Scene.PULSE
        if kind == Kind.SCENE_CHOSEN and data.get("scene") in Scene.values:
            return Scene(data["scene"])
    return None


def position_now(workshop: WorkshopFacts) -> SlidePosition:
    """Return where the slides are: at the first since the scene began, or where one who runs the room has put them.

    While the room writes they go to what was written last, unless they are held. When a pulse is closed they go to its
    result. One query, two while it writes.
    """
    found, since = SlidePosition(workshop.opened_at), 0
    for kind, at, revision, data in _newest(workshop.id, _TURNS):
        found, since = _position(kind, at, data), revision
    if workshop.stage == Stage.WRITE and not found.held:
        for _kind, at, revision, data in _newest(workshop.id, _WRITTEN):
            if revision > since:
                return SlidePosition(at, f"sentence-{data.get('sentence')}")
    return found


def _position(kind: Kind, at: datetime.datetime, data: dict[str, Any]) -> SlidePosition:
    if kind == Kind.PULSE_CLOSED:
        return SlidePosition(at, PULSE_SLIDE)
    told = data if kind == Kind.SCENE_TURNED else {}
    return SlidePosition(
        at,
        told.get("slide", ""),
        told.get("index", 0),
        told.get("held", False),
        told.get("alone", False),
    )


def shows_alone(workshop_id: int) -> bool:
    """Return whether the big screen was told to show one thing by itself, and nothing since. One query."""
    return any(
        kind == Kind.SCENE_TURNED and data.get("alone", False)
        for kind, _at, _revision, data in _newest(workshop_id, _TURNS)
    )


def screen_settings(workshop_id: int) -> ScreenSettings:
    """Return how those who run the room have set the big screen. One query."""
    for _kind, _at, _revision, data in _newest(workshop_id, (Kind.SCREEN_SET,)):
        return ScreenSettings(bool(data.get("names")), bool(data.get("least_heard")))
    return ScreenSettings()


def stage_began(workshop_id: int) -> int:
    """Return the revision at which the present stage began; 0 before it has ever moved. One query."""
    return next((revision for _k, _at, revision, _d in _newest(workshop_id, (Kind.STAGE_MOVED,))), 0)


def _newest(workshop_id: int, kinds: Collection[Kind]) -> QuerySet[Any]:
    acts = Activity.objects.filter(workshop_id=workshop_id, kind__in=kinds)
    return acts.order_by("-revision").values_list("kind", "at", "revision", "data")[:1]
