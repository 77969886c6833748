"""Which workshops are due to be hidden or erased, by the database's clock; those that a decision keeps are not."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from places.database import clock
from places.enums import Ground
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop
from places.workshops.queries.deleted import UNDO
from places.workshops.queries.workshops import decision_of

TOLD = datetime.timedelta(minutes=30)  # between hiding a workshop whose day is over and erasing it


@dataclass(frozen=True)
class Due:
    """A workshop that is due, on which ground; `is_begun` when its erasure was begun and did not end."""

    workshop: int
    ground: Ground
    is_begun: bool = False


def due_to_hide() -> list[Due]:
    """Return the workshops whose last day is over and that are still there."""
    over = Workshop.objects.filter(keep_until__lt=timezone.localdate()).order_by("pk")
    return [Due(each.pk, Ground.DAY) for each in over if not decision_of(each)]


def unused_workshops() -> list[int]:
    """Return the workshops without a last day in which nobody has done anything for `DAYS_UNUSED` days."""
    newest = Activity.objects.filter(workshop=OuterRef("pk"), revision=OuterRef("revision")).order_by()
    long_ago = clock.now() - datetime.timedelta(days=settings.DAYS_UNUSED)
    rows = Workshop.objects.filter(keep_until=None, opened_at__lt=long_ago)
    rows = rows.alias(used_at=Coalesce(Subquery(newest.values("at")[:1]), "opened_at"))
    return [each.pk for each in rows.filter(used_at__lt=long_ago).order_by("pk") if not decision_of(each)]


def due_to_erase(told: datetime.timedelta = TOLD) -> list[Due]:
    """Return the hidden workshops whose time is over, those whose erasure was begun first.

    `told` is how long the pages of a workshop whose day is over say so before it is erased.
    """
    now = clock.now()
    undone = Q(deletion=Ground.LEADER, deleted_at__lte=now - UNDO)
    over = Q(deletion=Ground.DAY, deleted_at__lte=now - told)
    found = Workshop.every.filter(Q(erasing=True) | undone | over).order_by("-erasing", "pk")
    return [
        Due(each.pk, Ground(each.deletion), each.erasing)
        for each in found
        if each.erasing or not decision_of(each)
    ]
