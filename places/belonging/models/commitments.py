"""Commitment, FollowUp: what a person says that they will do, and what they later say became of it."""

from django.db import models

from places.enums import PromiseState
from places.people.models import Participant
from places.workshops.models.workshop import Workshop


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    """Questions about commitments."""

    def shared(self) -> "CommitmentQuerySet":
        """Those that their owners let the room see."""
        return self.filter(is_shared=True)


class Commitment(models.Model):
    """A short promise of one person: theirs alone, unless they share it; then the room sees it without their name.

    `participant` is None for one that came with an archive, which says of nobody's promise whose it is.
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="commitments")
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, null=True, blank=True, related_name="commitments"
    )
    text = models.CharField(max_length=200)
    is_shared = models.BooleanField(default=False)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"commitment {self.pk}"


class FollowUp(models.Model):
    """What a person said became of their commitment when they were asked after so many months."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="follow_ups")
    months = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=16, choices=PromiseState.choices)
    said_at = models.DateTimeField()

    class Meta:
        ordering = ("months", "pk")
        constraints = [
            models.UniqueConstraint(fields=["commitment", "months"], name="one_follow_up_each_time")
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} after {self.months} months"
