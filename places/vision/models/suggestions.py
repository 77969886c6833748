"""ModelEndpoint, Acceptance: an optional language model, and who has accepted what it suggested."""

from django.conf import settings
from django.db import models

from places.people.models import Participant
from places.vision.models.vision import Sentence
from places.workshops.models.workshop import Workshop


class ModelEndpoint(models.Model):
    """Where a workshop's language model answers, set by its leader. Without one nothing is ever asked.

    `state` is "" before it was asked, then "working", "ready" or "failed" (`why` tells how).
    """

    workshop = models.OneToOneField(Workshop, on_delete=models.CASCADE, related_name="model_endpoint")
    url = models.CharField(max_length=300)
    model = models.CharField(max_length=80)
    key = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=16, blank=True)
    why = models.CharField(max_length=16, blank=True)
    refused = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"model of {self.workshop_id}"


class Acceptance(models.Model):
    """One person who accepts a model's sentence as it stands at `rev`; two of them make it the room's."""

    sentence = models.ForeignKey(Sentence, on_delete=models.CASCADE, related_name="acceptances")
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    leader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sentence", "participant"], name="accepted_once_by_a_person"),
            models.UniqueConstraint(fields=["sentence", "leader"], name="accepted_once_by_a_leader"),
        ]

    def __str__(self) -> str:
        return f"acceptance of {self.sentence_id}"
