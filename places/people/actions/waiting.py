"""Waiting outside while nobody can join, and being let in by those who run the room."""

import datetime

from places.codes import new_token
from places.database import clock
from places.database.writing import written
from places.enums import Kind, Verb
from places.errors import TooMany
from places.people.models import Latecomer
from places.people.queries.waiting import still_there
from places.rules import Actor
from places.workshops.actions.action import LogEntry, action, admit
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop

NOTED_EVERY = datetime.timedelta(minutes=1)
FORGOTTEN_AFTER = datetime.timedelta(days=1)
MOST_WAITING = 300  # browsers at one workshop


@written
def wait_outside(*, actor: Actor, token: str = "") -> str:
    """Let a browser wait until it can join, and return the token by which it is known again.

    `token` is the one that it has already; then nothing changes. The row holds no name. Rows that nobody has asked for
    during a day are deleted. Raises `Missing` when the workshop is gone, `TooMany` when very many wait.
    """
    workshop = admit(actor, Verb.JOIN)
    rows = Latecomer.objects.filter(workshop=workshop)
    if token and rows.filter(token=token).exists():
        return token
    now = clock.now()
    rows.filter(seen_at__lt=now - FORGOTTEN_AFTER).delete()
    if rows.count() >= MOST_WAITING:
        raise TooMany
    made = Latecomer.objects.create(workshop=workshop, token=new_token(), seen_at=now)
    Activity.record(actor, Kind.LATECOMER_WAITS)
    return made.token


@written
def note_waiting(*, workshop_id: int, token: str) -> None:
    """Note that this browser still waits. Written at most once a minute."""
    now = clock.now()
    known = Latecomer.objects.filter(workshop=workshop_id, token=token, seen_at__lt=now - NOTED_EVERY)
    known.update(seen_at=now)


@action(Verb.RUN_ROOM)
def let_in(workshop: Workshop, *, actor: Actor, key: str = "") -> LogEntry:
    """Let those in who wait outside now, without opening the door for others."""
    count = still_there(workshop.pk).update(admitted_at=clock.now())
    return LogEntry(Kind.LATECOMERS_LET_IN, count=count)
