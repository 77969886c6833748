"""Workshops that have been deleted, as long as they can be brought back, and reports of those erased for good."""

import datetime
from dataclasses import dataclass, field

from django.db.models import Q

from places.enums import Ground
from places.workshops.models.erasure import ErasureReport
from places.workshops.models.workshop import Workshop

UNDO = datetime.timedelta(hours=24)
SHOWN_REPORTS = 50


@dataclass(frozen=True)
class DeletedWorkshop:
    """A workshop that is hidden from everybody. `until` is when it is erased; None when it cannot be brought back.

    `by` is the first name of the leader who deleted it, "" where they have none.
    """

    id: int
    ness: str
    question: str
    ground: str
    deleted_at: datetime.datetime
    until: datetime.datetime | None
    by: str = ""
    by_id: int | None = None


@dataclass(frozen=True)
class ErasedWorkshop:
    """What the report of an erasure says: when, why, and how many of what. `ness` is "" when its place is gone too."""

    ness: str
    opened_at: datetime.datetime
    begun_at: datetime.datetime
    is_finished: bool
    ground: Ground
    by: str
    counts: dict[str, int] = field(default_factory=dict)


def by_any_code(code: str) -> DeletedWorkshop | None:
    """Return the deleted workshop that has or had this code."""
    gone = Workshop.every.filter(deleted_at__isnull=False).select_related("place", "deleted_by")
    found = gone.filter(Q(code=code) | Q(former_codes__code=code)).order_by("pk").last()
    return _facts(found) if found else None


def led_by(leader_id: int) -> list[DeletedWorkshop]:
    """Return the deleted workshops that this leader can bring back, those deleted last first."""
    gone = Workshop.every.led_by(leader_id).filter(deletion=Ground.LEADER, erasing=False)
    rows = gone.select_related("place", "deleted_by").order_by("-deleted_at")
    return [_facts(workshop) for workshop in rows]


def reports_for(leader_id: int) -> list[ErasedWorkshop]:
    """Return the reports of erased workshops that this leader led, the newest first, SHOWN_REPORTS at most."""
    rows = ErasureReport.objects.filter(leaders=leader_id).select_related("place", "by")[:SHOWN_REPORTS]
    return [
        ErasedWorkshop(
            ness=row.place.ness if row.place else "",
            opened_at=row.opened_at,
            begun_at=row.begun_at,
            is_finished=row.finished_at is not None,
            ground=Ground(row.ground),
            by=row.by.first_name if row.by else "",
            counts=dict(row.counts),
        )
        for row in rows
    ]


def _facts(workshop: Workshop) -> DeletedWorkshop:
    deleted_at = workshop.deleted_at
    if deleted_at is None:
        raise ValueError("This workshop has not been deleted.")
    undone = workshop.deletion == Ground.LEADER and not workshop.erasing
    return DeletedWorkshop(
        id=workshop.pk,
        ness=workshop.place.ness,
        question=workshop.asked,
        ground=workshop.deletion,
        deleted_at=deleted_at,
        until=deleted_at + UNDO if undone else None,
        by=workshop.deleted_by.first_name if workshop.deleted_by else "",
        by_id=workshop.deleted_by_id,
    )
