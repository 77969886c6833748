"""The timer of a stage. It is advisory: when the time is up, pages say so, and nothing else happens."""

import datetime

from django.utils.translation import gettext as _

from places.database import clock
from places.enums import Kind, Verb
from places.errors import Unclear
from places.rules import Actor
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop

MOST_MINUTES = 240


@action(Verb.RUN_ROOM)
def set_timer(workshop: Workshop, *, actor: Actor, minutes: int | None, key: str = "") -> LogEntry:
    """Let the time of this stage be up in so many minutes from now. Raises `Unclear` out of 1 to 240."""
    if minutes is None or not 1 <= minutes <= MOST_MINUTES:
        raise Unclear(_("Choose between 1 and 240 minutes."), field="minutes")
    return _ending(workshop, clock.now() + datetime.timedelta(minutes=minutes), minutes=minutes)


@action(Verb.RUN_ROOM)
def add_minutes(workshop: Workshop, *, actor: Actor, minutes: int, key: str = "") -> LogEntry:
    """Give the room more minutes: after the time that is left, or from now on when it is up or none was set."""
    now = clock.now()
    ends = max(workshop.timer_ends or now, now) + datetime.timedelta(minutes=minutes)
    return _ending(workshop, min(ends, now + datetime.timedelta(minutes=MOST_MINUTES)), added=minutes)


@action(Verb.RUN_ROOM)
def stop_timer(workshop: Workshop, *, actor: Actor, key: str = "") -> LogEntry:
    """Take the timer off all pages."""
    return _ending(workshop, None, minutes=0)


def _ending(workshop: Workshop, ends: datetime.datetime | None, **told: int) -> LogEntry:
    workshop.timer_ends = ends
    workshop.save(update_fields=["timer_ends"])
    return LogEntry(Kind.TIMER_SET, **told)
