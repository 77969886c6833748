"""The log of a workshop: lines in order of revision, its newest revision, and acts by their idempotency key."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from places.enums import Kind
from places.rules import Actor
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop

KINDS: dict[str, Kind] = {kind.value: kind for kind in Kind}


@dataclass(frozen=True)
class LogLine:
    """One activity: ids only, never people's words. `kind` is a plain string where a newer version wrote the line."""

    workshop_id: int
    revision: int
    kind: Kind | str
    participant_id: int | None
    leader_id: int | None
    data: dict[str, Any]


def since(workshop_id: int, revision: int, *, until: int | None = None, most: int = 200) -> list[LogLine]:
    """Return the lines after `revision` (up to `until`, when given), oldest first, `most` of them at most."""
    lines = Activity.objects.filter(workshop_id=workshop_id, revision__gt=revision)
    if until is not None:
        lines = lines.filter(revision__lte=until)
    rows = lines.order_by("revision").values_list("revision", "kind", "participant_id", "leader_id", "data")
    return [
        LogLine(workshop_id, number, KINDS.get(kind, kind), participant, leader, data)
        for number, kind, participant, leader, data in rows[:most]
    ]


def head(code: str) -> tuple[int, str, int] | None:
    """Return (workshop id, epoch, newest revision) of the workshop with this join code, in one light query."""
    rows = Workshop.objects.filter(code=code).order_by().values_list("pk", "epoch", "revision")
    return next(iter(rows[:1]), None)


def heads(workshop_ids: Iterable[int]) -> dict[int, tuple[str, int]]:
    """Return {workshop id: (epoch, newest revision)} of those that exist, in one query."""
    rows = Workshop.objects.filter(pk__in=list(workshop_ids)).values_list("pk", "epoch", "revision")
    return {number: (epoch, revision) for number, epoch, revision in rows}


def was_done(actor: Actor, key: str) -> bool:
    """Return whether this actor's act with this key is in the workshop's log."""
    found = Activity.objects.filter(workshop_id=actor.workshop_id, key=key).values_list(
        "participant_id", "leader_id"
    )
    return (actor.participant_id, actor.leader_id) in found
