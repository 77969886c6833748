"""Reflection: what a person wrote down about one of the four questions at the end."""

from django.db import models

from places.enums import Question
from places.people.models import Participant
from places.workshops.models.workshop import Workshop


class Reflection(models.Model):
    """A person's own words on one question: theirs alone, unless they share them, then without their name.

    `participant` is None for words that came with an archive.
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="reflections")
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, null=True, blank=True, related_name="reflections"
    )
    question = models.CharField(max_length=16, choices=Question.choices)
    text = models.CharField(max_length=500)
    is_shared = models.BooleanField(default=False)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["participant", "question"], name="one_reflection_on_a_question")
        ]

    def __str__(self) -> str:
        return f"reflection {self.pk}"
