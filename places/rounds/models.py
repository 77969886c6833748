"""Round, Reaction, Headline, Score, MissingNote: people's answers to the tests of the text."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from places.enums import Phase, RoundKind
from places.people.models import Participant
from places.vision.models import Sentence
from places.workshops.models.workshop import Workshop


class Round(models.Model):
    """One test of the text (swap test, mirror, headlines, consent). Answers are hidden until it is shown."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="rounds")
    kind = models.CharField(max_length=16, choices=RoundKind.choices)
    phase = models.CharField(max_length=16, choices=Phase.choices, default=Phase.ANSWERING)
    other_name = models.CharField(max_length=80, blank=True, help_text="The other place of a swap test")
    opened_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workshop", "kind"], name="one_round_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.workshop_id}"


class Reaction(models.Model):
    """One person's yes (1) or no (0) to one question about a sentence, or about the whole text (no sentence).

    `rev` is that of the sentence they read.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="reactions")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="reactions")
    sentence = models.ForeignKey(
        Sentence, on_delete=models.CASCADE, null=True, blank=True, related_name="reactions"
    )
    question = models.CharField(max_length=16)
    value = models.PositiveSmallIntegerField(validators=[MaxValueValidator(1)])
    rev = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "participant", "sentence", "question"],
                condition=Q(sentence__isnull=False),
                name="one_reaction_to_a_sentence",
            ),
            models.UniqueConstraint(
                fields=["round", "participant", "question"],
                condition=Q(sentence=None),
                name="one_reaction_to_the_text",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question} of {self.participant_id}"


class Headline(models.Model):
    """A candidate for the vision's short line, written by a participant."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="headlines")
    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="headline")
    text = models.CharField(max_length=120)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"headline {self.pk}"


class Score(models.Model):
    """A turn of 25/10: this person scores this headline, with 1 to 5 (nothing until they have).

    `asked_at` is when the headline was handed to them. A turn that waits too long no longer counts as one on its way.
    """

    headline = models.ForeignKey(Headline, on_delete=models.CASCADE, related_name="scores")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="scores")
    turn = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField(null=True, blank=True, editable=False)
    points = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )

    class Meta:
        ordering = ("turn", "pk")
        constraints = [
            models.UniqueConstraint(fields=["headline", "participant"], name="one_score_of_a_headline")
        ]

    def __str__(self) -> str:
        return f"score of {self.headline_id}"


class MissingNote(models.Model):
    """What a person finds missing in the text: shown and exported beside it as a minority note."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="notes")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="notes")
    text = models.CharField(max_length=500)

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["round", "participant"], name="one_note_each")]

    def __str__(self) -> str:
        return f"note {self.pk}"
