"""Saying "I'm done" with the present stage, taking it back, and beginning anew when the stage moves."""

from typing import Any

from django.utils.translation import gettext as _

from places.enums import Kind, Role, Verb
from places.errors import NotNow
from places.people.models import Group, Participant
from places.rules import Actor, require
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop


def _working(workshop: Workshop, *, actor: Actor, stage: str, **_named: Any) -> Workshop:
    """Return the workshop. Raises `NotNow` when it is no longer at the `stage` that the person saw."""
    require(actor, Verb.SAY_TABLE_READY if actor.role == Role.TABLE else Verb.SAY_READY, workshop.stage)
    if stage != workshop.stage:
        raise NotNow(_("The room has moved on."))
    return workshop


@action(_working)
def say_ready(workshop: Workshop, *, actor: Actor, ready: bool, stage: str, key: str = "") -> LogEntry:
    """Note that a person, or the table of a device, is done with `stage`, or is not after all."""
    if actor.role == Role.TABLE:
        Group.objects.filter(workshop=workshop, pk=actor.group_id or 0).update(is_ready=ready)
        return LogEntry(Kind.READY_SAID, ready=ready, group=actor.group_id)
    Participant.objects.filter(workshop=workshop, pk=actor.me).update(is_ready=ready)
    return LogEntry(Kind.READY_SAID, ready=ready)


def begin_anew(workshop: Workshop) -> None:
    """Let nobody be ready, in the caller's transaction: the stage has moved."""
    for people in (Participant, Group):
        people.objects.filter(workshop=workshop, is_ready=True).update(is_ready=False)
