"""Opening and closing a round of the pulse, and answering it: once each, and so that no answer leads to anybody."""

import secrets
from collections.abc import Mapping

from django.utils.translation import gettext as _

from places.belonging.methods.shore import place_of
from places.belonging.methods.suppression import FEWEST
from places.belonging.models.pulse import PulseAnswer, PulseMark, PulseRound, random_id
from places.belonging.queries.pulse import CHANGES
from places.enums import Kind, Measure, PulseItem, PulseMoment, Verb
from places.errors import Missing, NotNow, Unclear
from places.people.models import Participant
from places.rules import Actor
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop

STEPS = range(1, 6)


@action(Verb.OPEN_PULSE)
def open_pulse(workshop: Workshop, *, actor: Actor, moment: str, key: str = "") -> LogEntry:
    """Ask the room how it is to be here. A round that too few answered can be opened again.

    Raises `Missing` for an unknown moment, `NotNow` while the other round is open, or when the room has seen the
    result: with one more answer it would tell what that person said.
    """
    if moment not in PulseMoment.values:
        raise Missing
    if PulseRound.objects.filter(workshop=workshop, is_open=True).exclude(moment=moment).exists():
        raise NotNow(_("The other pulse is still open. Close it first."))
    found, _made = PulseRound.objects.get_or_create(workshop=workshop, moment=moment)
    if not found.is_open and found.marks.count() >= FEWEST:
        raise NotNow(_("The room has seen this result. It cannot be opened again."))
    found.is_open = True
    found.save(update_fields=["is_open"])
    return LogEntry(Kind.PULSE_OPENED, moment=moment)


@action(Verb.OPEN_PULSE)
def close_pulse(workshop: Workshop, *, actor: Actor, moment: str, key: str = "") -> LogEntry:
    """Close a round and show everybody what may be shown of it. Raises `NotNow` when it is not open.

    Its answers are written anew in an order drawn by chance, so that the database's files do not tell who came first.
    """
    found = PulseRound.objects.filter(workshop=workshop, moment=moment, is_open=True).first()
    if found is None:
        raise NotNow(_("This pulse is not open."))
    found.is_open = False
    found.save(update_fields=["is_open"])
    answers = list(PulseAnswer.objects.filter(round=found))
    PulseAnswer.objects.filter(round=found).delete()
    for each in answers:
        each.pk = random_id()
    _insert(answers)
    return LogEntry(Kind.PULSE_CLOSED, moment=moment)


@action(Verb.ANSWER_PULSE)
def answer_pulse(
    workshop: Workshop,
    *,
    actor: Actor,
    moment: str,
    steps: Mapping[str, int],
    changes: Mapping[str, int],
    key: str = "",
) -> LogEntry:
    """Keep a person's `steps` (1 to 5 by item) as rows that lead to nobody, and mark that they have answered.

    `changes` are the differences to their own steps at the start, which only their phone knows. Raises `NotNow` when
    the round is not open or they have answered, `Unclear` for anything but steps and differences of items.
    """
    found = PulseRound.objects.filter(workshop=workshop, moment=moment, is_open=True).first()
    if found is None:
        raise NotNow(_("This pulse is closed."))
    if found.marks.filter(participant_id=actor.me).exists():
        raise NotNow(_("You have answered already. Thank you."))
    _require_answers(steps, changes, moment)
    PulseMark.objects.create(round=found, participant_id=actor.me)
    table = Participant.objects.values_list("group", flat=True).get(pk=actor.me)
    _insert(_rows(found, table, steps, changes))
    return LogEntry(Kind.PULSE_ANSWERED, moment=moment)


def _require_answers(steps: Mapping[str, int], changes: Mapping[str, int], moment: str) -> None:
    known = set(steps) <= set(PulseItem.values) and set(changes) <= set(steps)
    if (
        not known
        or (changes and moment != PulseMoment.END)
        or not set(steps.values()) <= set(STEPS)
        or any(change not in CHANGES or steps[item] - change not in STEPS for item, change in changes.items())
    ):
        raise Unclear(_("Choose one of the answers."))


def _rows(
    found: PulseRound, table: int | None, steps: Mapping[str, int], changes: Mapping[str, int]
) -> list[PulseAnswer]:
    rows = [PulseAnswer(round=found, group_id=table, item=item, value=step) for item, step in steps.items()]
    rows += [
        PulseAnswer(round=found, measure=Measure.CHANGE, item=item, value=change)
        for item, change in changes.items()
    ]
    if place := place_of(steps):
        rows.append(PulseAnswer(round=found, measure=Measure.PLACE, value=place))
    return rows


def _insert(rows: list[PulseAnswer]) -> None:
    """Write rows in an order drawn by chance."""
    secrets.SystemRandom().shuffle(rows)
    PulseAnswer.objects.bulk_create(rows, batch_size=500)
