"""The log of a workshop as the live stream reads it: lines in order of revision, and where the log stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from places.enums import Kind
from places.models import Activity, Workshop


@dataclass(frozen=True)
class Line:
    """One activity: ids only, never people's words."""

    workshop_id: int
    revision: int
    kind: Kind
    participant_id: int | None
    leader_id: int | None
    data: dict[str, Any]


def since(workshop_id: int, revision: int, *, until: int | None = None, most: int = 200) -> list[Line]:
    """Return the lines after `revision` (up to `until`, when given), oldest first, `most` of them at most."""
    lines = Activity.objects.filter(workshop_id=workshop_id, revision__gt=revision)
    if until is not None:
        lines = lines.filter(revision__lte=until)
    rows = lines.order_by("revision").values_list("revision", "kind", "participant_id", "leader_id", "data")
    return [
        Line(workshop_id, number, Kind(kind), participant, leader, data)
        for number, kind, participant, leader, data in rows[:most]
    ]


def heads(workshop_ids: Iterable[int]) -> dict[int, tuple[str, int]]:
    """Return {workshop id: (epoch, newest revision)} of those that exist, in one query."""
    rows = Workshop.objects.filter(pk__in=list(workshop_ids)).values_list("pk", "epoch", "revision")
    return {number: (epoch, revision) for number, epoch, revision in rows}
