"""Vote: dots that a participant gives to a cluster under a lens."""

from django.db import models
from django.db.models import Q

from places.enums import Lens
from places.models.board import Cluster
from places.models.people import Participant
from places.models.workshop import Workshop


class Vote(models.Model):
    """One or two dots; the row goes when they are taken back. Budgets are checked in the action's transaction."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="votes")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="votes")
    cluster = models.ForeignKey(Cluster, on_delete=models.CASCADE, related_name="votes")
    lens = models.CharField(max_length=16, choices=Lens.choices)
    dots = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "cluster", "lens"], name="one_vote_per_lens"),
            models.CheckConstraint(condition=Q(dots__gte=1, dots__lte=2), name="one_or_two_dots"),
        ]
        indexes = [models.Index(fields=["workshop", "lens"], name="votes_by_workshop_lens")]

    def __str__(self) -> str:
        return f"{self.dots} {self.lens}"
