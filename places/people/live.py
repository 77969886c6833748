"""Operations that every page of a workshop gets: where the room is, its timer, and how many have brought theirs."""

from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from places.database import clock
from places.enums import Kind, Role
from places.live.audience import STAYING, Audience, Operation
from places.people.queries.people import brought
from places.workshops.queries.stages import stage_place
from places.workshops.queries.timer import milliseconds, timer_of
from places.workshops.queries.workshops import WorkshopFacts

COUNTED = {
    Kind.PHOTO_BROUGHT,
    Kind.PHOTO_WAITS,
    Kind.PHOTO_WITHDRAWN,
    Kind.PERSON_JOINED,
    Kind.PERSON_TAKEN_OUT,
    Kind.PERSON_LET_BACK,
    Kind.PERSON_ERASED,
}

OF_ONE_PHOTO = {Kind.PHOTO_BLURRED, Kind.PHOTO_HIDDEN, Kind.PHOTO_SHOWN, Kind.PHOTO_WITHDRAWN}


def operations(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return what takes an open page along when the room moves on, and how many are here and have brought theirs."""
    if activity.kind == Kind.STAGE_MOVED:
        return _moved(audience, workshop)
    if activity.kind == Kind.CODE_CHANGED:
        return [{"op": "refresh"}]  # every address is another one now
    if activity.kind == Kind.TIMER_SET:
        return [_timer(workshop)]
    if _changes_tables(activity):  # most pages name tables; the desk and the big screen refresh by themselves
        return [] if audience.channel in STAYING else [{"op": "refresh"}]
    return [*_large_photo(activity, audience), *_decided(activity, audience), *_counts(activity, workshop)]


def _changes_tables(activity: Any) -> bool:
    """Whether tables were named, marked, added, put together or taken apart again."""
    is_named = activity.kind == Kind.WORKSHOP_CHANGED and "tables" in activity.data
    return is_named or activity.kind in (Kind.TABLES_JOINED, Kind.SEATING_UNDONE)


def _moved(audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """The stage's name, and the way to it. The desk and the big screen stay where they are, with a new page."""
    name: Operation = {"op": "text", "id": "stage-name", "text": str(workshop.stage.label)}
    if audience.channel in STAYING:
        return [name, {"op": "refresh"}]
    words = _("The room has moved on to: %(stage)s. Go when you have finished.")
    return [
        name,
        {"op": "go", "text": words % {"stage": workshop.stage.label}, "url": _place(audience, workshop)},
        _timer(workshop),
    ]


def _timer(workshop: WorkshopFacts) -> Operation:
    """The time that is left, in the header of every page and at the foot of the big screen."""
    facts = {"timer": timer_of(workshop), "now": milliseconds(clock.now())}
    html = render_to_string("components/room_time.html", facts).strip()
    return {"op": "put", "id": "room-time", "target": "", "html": html}


def _place(audience: Audience, workshop: WorkshopFacts) -> str:
    """Where the room is now. For a leader, who may have joined or not, the view `home` decides."""
    is_leader = audience.role == Role.LEADER
    name = "home" if is_leader else stage_place(workshop, audience.role, joined=audience.role != Role.TABLE)
    return reverse(name, args=[workshop.shown_code])


def _large_photo(activity: Any, audience: Audience) -> list[Operation]:
    """An open page of a photo that was blurred, taken off the wall, put back, or withdrawn is another page now."""
    if activity.kind not in OF_ONE_PHOTO or audience.channel not in ("room", "wall"):
        return []
    if activity.data.get("waits") or activity.data.get("first"):
        return []  # nobody else has this page open: `_decided`
    return [{"op": "refresh", "only": f"photo-large-{activity.data['photo']}"}]


def _decided(activity: Any, audience: Audience) -> list[Operation]:
    """A page that says that a picture of one's own will appear soon is another page when one was decided on, or parts
    of one were hidden; whose, and which, is told to nobody.
    """
    of_waiting = {Kind.PHOTO_SHOWN: "first", Kind.PHOTO_KEPT_BACK: "first", Kind.PHOTO_BLURRED: "waits"}
    if audience.channel in STAYING or not activity.data.get(of_waiting.get(activity.kind, "")):
        return []
    return [{"op": "refresh", "only": "photo-waits"}]


def _counts(activity: Any, workshop: WorkshopFacts) -> list[Operation]:
    if activity.kind in COUNTED:
        counted = brought(workshop.id)
        here: Operation = {"op": "text", "id": "people-count", "text": counted.here()}
        joined = activity.kind not in (Kind.PHOTO_BROUGHT, Kind.PHOTO_WAITS, Kind.PHOTO_WITHDRAWN)
        return [
            {"op": "text", "id": "brought-count", "text": counted.sentence()},
            *([here] if joined else []),
        ]
    return []
