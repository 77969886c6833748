"""A last day for workshops that nobody uses any more and that nobody has closed."""

import datetime

from django.conf import settings
from django.utils import timezone

from places.database.writing import write_lock
from places.enums import Kind, Role
from places.retention.queries.due import unused_workshops
from places.rules import Actor
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop


def give_last_day(*, workshop_id: int) -> bool:
    """Let a workshop that nobody uses be kept as long as one that was closed today; False when it is used after all.

    Its desk and people's own pages tell the day, as they tell any last day, and a leader may choose another one.
    """
    with write_lock():
        rows = Workshop.objects.select_for_update(no_key=True).filter(pk=workshop_id)
        workshop = rows.first()
        if workshop is None or workshop_id not in unused_workshops():
            return False
        workshop.keep_until = timezone.localdate() + datetime.timedelta(days=settings.DAYS_KEPT)
        workshop.save(update_fields=["keep_until"])
        Activity.record(Actor(workshop.pk, Role.LEADER), Kind.LAST_DAY_GIVEN)
        return True
