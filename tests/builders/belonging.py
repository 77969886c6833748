"""Promises and pulses in rooms for tests."""

import datetime
from collections.abc import Mapping, Sequence

from django.utils import timezone

from places.belonging.actions import pulse
from places.enums import Kind, Stage
from places.models import Activity, Commitment, FollowUp, Participant, Workshop
from tests.builders.rooms import Room
from tests.builders.weighing import crowded


def close(room: Room, *, days_ago: int = 0, kept_for: int = 1000) -> Room:
    """Let the log say that the workshop was closed so many days ago; it is kept for so many days from now."""
    line = Activity.record(room.leading, Kind.STAGE_MOVED, stage=Stage.CLOSE.value, before=Stage.WRITE.value)
    at = timezone.now() - datetime.timedelta(days=days_ago)
    Activity.objects.filter(pk=line.pk).update(at=at)
    until = timezone.localdate() + datetime.timedelta(days=kept_for)
    Workshop.objects.filter(pk=room.workshop.pk).update(keep_until=until)
    return room.at(Stage.CLOSE)


def promise(room: Room, person: Participant, text: str, *, is_shared: bool = False) -> Commitment:
    """Let a person have promised this."""
    return Commitment.objects.create(
        workshop=room.workshop, participant=person, text=text, is_shared=is_shared
    )


def became(commitment: Commitment, state: str, months: int = 6) -> FollowUp:
    """Let its owner have said what became of it."""
    return FollowUp.objects.create(commitment=commitment, months=months, state=state, said_at=timezone.now())


def crowd(*sizes: int) -> Room:
    """Return a room with as many people at each table."""
    room = crowded(*sizes, names=())
    room.people = list(Participant.objects.filter(workshop=room.workshop).order_by("pk"))
    return room


def answer(
    room: Room,
    person: Participant,
    moment: str,
    steps: Mapping[str, int],
    changes: Mapping[str, int] | None = None,
    key: str = "",
) -> Activity:
    """Let a person answer the pulse."""
    sent = {"steps": steps, "changes": changes or {}, "key": key}
    return pulse.answer_pulse(actor=room.actor(person), moment=moment, **sent)


def take(room: Room, moment: str, *tables: Sequence[Mapping[str, int]]) -> None:
    """Open a round, let the people of each table answer these steps in turn, and close it."""
    pulse.open_pulse(actor=room.leading, moment=moment)
    for group, told in zip(room.groups, tables, strict=False):
        here = [person for person in room.people if person.group_id == group.pk]
        for person, steps in zip(here, told, strict=False):
            answer(room, person, moment, steps)
    pulse.close_pulse(actor=room.leading, moment=moment)
