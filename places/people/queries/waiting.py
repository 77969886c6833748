"""Who waits outside: how many browsers, and whether one of them was let in."""

import datetime

from django.db.models import QuerySet

from places.database import clock
from places.people.models import Latecomer

GONE_AFTER = datetime.timedelta(
    minutes=3
)  # a waiting page asks every few seconds, and is noted once a minute


def still_there(workshop_id: int) -> QuerySet[Latecomer]:
    """Return those who wait now and have not been let in."""
    since = clock.now() - GONE_AFTER
    return Latecomer.objects.filter(workshop=workshop_id, admitted_at=None, seen_at__gte=since)


def waiting_outside(workshop_id: int) -> int:
    """Return how many browsers wait now to be let in."""
    return still_there(workshop_id).count()


def is_let_in(workshop_id: int, token: str) -> bool:
    """Whether those who run the room have let this waiting browser in."""
    known = Latecomer.objects.filter(workshop=workshop_id, token=token, admitted_at__isnull=False)
    return bool(token) and known.exists()


def should_note(workshop_id: int, token: str, after: datetime.timedelta) -> bool:
    """Whether this waiting browser was last noted longer ago than `after`."""
    known = Latecomer.objects.filter(workshop=workshop_id, token=token, seen_at__lt=clock.now() - after)
    return known.exists()
