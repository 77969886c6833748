"""The pulse: its two rounds, and who has still to answer."""

from collections import Counter
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from places.belonging.methods.suppression import FEWEST
from places.belonging.models.pulse import PulseMark, PulseRound
from places.enums import PulseMoment

STEPS: tuple[tuple[int, Promise], ...] = (
    (1, gettext_lazy("Not at all")),
    (2, gettext_lazy("A little")),
    (3, gettext_lazy("Partly")),
    (4, gettext_lazy("Mostly")),
    (5, gettext_lazy("Fully")),
)
CHANGES = range(-4, 5)  # of a step


@dataclass(frozen=True)
class PulseFacts:
    """One round as the desk and phones know it: nobody's answers."""

    moment: PulseMoment
    is_open: bool
    answered: int

    @property
    def is_told(self) -> bool:
        """Whether the room has seen its result: it is closed, and enough people answered."""
        return not self.is_open and self.answered >= FEWEST

    @property
    def sentence(self) -> str:
        """How many have answered."""
        return ngettext("%(n)d person has answered.", "%(n)d people have answered.", self.answered) % {
            "n": self.answered
        }


def pulse_rounds(workshop_id: int) -> tuple[PulseFacts, ...]:
    """Return the rounds that were opened, the start first. Two queries."""
    rounds = PulseRound.objects.filter(workshop_id=workshop_id)
    rows = dict(rounds.values_list("moment", "is_open"))
    marks = Counter(
        PulseMark.objects.filter(round__workshop_id=workshop_id).values_list("round__moment", flat=True)
    )
    return tuple(
        PulseFacts(moment, rows[moment.value], marks[moment.value])
        for moment in PulseMoment
        if moment.value in rows
    )


def pulse_desk(workshop_id: int) -> tuple[PulseFacts, ...]:
    """Return both rounds, also those that were not opened yet. Two queries."""
    opened = {found.moment: found for found in pulse_rounds(workshop_id)}
    return tuple(
        opened.get(moment) or PulseFacts(moment, is_open=False, answered=0) for moment in PulseMoment
    )


def open_pulse(workshop_id: int, participant_id: int | None) -> PulseMoment | None:
    """Return the round that this person can answer now; None where there is none, or they have answered. One query."""
    rounds = PulseRound.objects.filter(workshop_id=workshop_id, is_open=True)
    if participant_id is None:
        return None
    left = rounds.exclude(marks__participant=participant_id).values_list("moment", flat=True)
    return next((PulseMoment(moment) for moment in left), None)
