"""PulseRound, PulseMark, PulseAnswer: the pulse. Who has answered and what was answered are never in one row."""

import secrets

from django.db import models

from places.enums import Measure, PulseItem, PulseMoment
from places.people.models import Group, Participant
from places.workshops.models.workshop import Workshop


def random_id() -> int:
    """Return an id that says nothing about when a row was written: 62 random bits."""
    return secrets.randbits(62)


class PulseRound(models.Model):
    """One of the two rounds of the pulse in a workshop; its answers are shown when it is closed."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="pulse_rounds")
    moment = models.CharField(max_length=8, choices=PulseMoment.choices)
    is_open = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workshop", "moment"], name="one_pulse_at_a_moment")]

    def __str__(self) -> str:
        return f"pulse at the {self.moment} of {self.workshop_id}"


class PulseMark(models.Model):
    """That a person has answered this round, so that nobody does twice. It leads to no answer."""

    round = models.ForeignKey(PulseRound, on_delete=models.CASCADE, related_name="marks")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="pulse_marks")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "participant"], name="answered_once")]

    def __str__(self) -> str:
        return f"mark of {self.participant_id}"


class PulseAnswer(models.Model):
    """One number that somebody gave: not who, not when, and not which other numbers were theirs.

    A step is 1 to 5, a change -4 to 4 (counted on the person's own phone), a place 1 to 4 (`methods.shore`; no item).
    Only steps know a table. `id` is random: rows tell no order.
    """

    id = models.BigIntegerField(primary_key=True, default=random_id, editable=False)
    round = models.ForeignKey(PulseRound, on_delete=models.CASCADE, related_name="answers")
    group = models.ForeignKey(
        Group, on_delete=models.SET_NULL, null=True, blank=True, related_name="pulse_answers"
    )
    measure = models.CharField(max_length=8, choices=Measure.choices, default=Measure.STEP)
    item = models.CharField(max_length=16, choices=PulseItem.choices, blank=True)
    value = models.SmallIntegerField()

    def __str__(self) -> str:
        return f"an answer of round {self.round_id}"
