"""What is stored of the vision: its sentences with their evidence, who is writing, a language model, acceptances."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from places.boards.models import Cluster
from places.enums import Origin, Section
from places.people.models import Participant
from places.photos.models import Photo
from places.workshops.models.workshop import Workshop


class VisionDraft(models.Model):
    """The vision of one workshop: an ordered list of sentences."""

    workshop = models.OneToOneField(Workshop, on_delete=models.CASCADE, related_name="draft")
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"draft {self.pk}"


class SentenceQuerySet(models.QuerySet["Sentence"]):
    """Sentences by whether they have been taken out of the text."""

    def standing(self) -> "SentenceQuerySet":
        """Those that have not been taken out."""
        return self.filter(dropped=False)


class Sentence(models.Model):
    """One sentence. `rev` is checked by every edit; each saved state stays in `history`.

    `settled`: whether a person has edited or accepted it; until then a template sentence is shown grey. A heading
    (`is_heading`) holds names and begins a paragraph, which goes on to the next one. A sentence that is `dropped` is
    out of the text but can be brought back with its evidence: see `Sentence.objects.standing()`.
    """

    draft = models.ForeignKey(VisionDraft, on_delete=models.CASCADE, related_name="sentences")
    section = models.CharField(max_length=16, choices=Section.choices)
    text = models.CharField(max_length=1200)
    order = models.PositiveIntegerField(default=0)
    origin = models.CharField(max_length=16, choices=Origin.choices, default=Origin.HUMAN)
    settled = models.BooleanField(default=True)
    is_heading = models.BooleanField(default=False)
    dropped = models.BooleanField(default=False)
    rev = models.PositiveIntegerField(default=1)
    objects = SentenceQuerySet.as_manager()
    history = HistoricalRecords(history_user_id_field=models.BigIntegerField(null=True))

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return f"sentence {self.pk}"


class Evidence(models.Model):
    """One piece of evidence of a sentence: a photo, or a cluster with all its photos.

    `quote` holds the words of the photo's owner that are quoted in the sentence, verbatim.
    """

    sentence = models.ForeignKey(Sentence, on_delete=models.CASCADE, related_name="evidence")
    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence")
    cluster = models.ForeignKey(
        Cluster, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    quote = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(photo=None, cluster__isnull=False) | Q(photo__isnull=False, cluster=None),
                name="evidence_is_photo_or_cluster",
            ),
            models.UniqueConstraint(fields=["sentence", "photo"], name="photo_once_per_sentence"),
            models.UniqueConstraint(fields=["sentence", "cluster"], name="cluster_once_per_sentence"),
        ]

    def __str__(self) -> str:
        return f"evidence {self.pk}"


class Presence(models.Model):
    """One person is in one sentence until `until` (a lease that they renew, never a lock). Not part of the log."""

    sentence = models.ForeignKey(Sentence, on_delete=models.CASCADE, related_name="presences")
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    leader = models.ForeignKey(
        "places.Leader", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    until = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["sentence", "participant"], name="participant_here_once"),
            models.UniqueConstraint(fields=["sentence", "leader"], name="leader_here_once"),
        ]

    def __str__(self) -> str:
        return f"presence {self.pk}"


class ModelEndpoint(models.Model):
    """Where a workshop's language model answers, set by its leader. Without one nothing is ever asked.

    `state` is "" before it was asked, then "working", "ready" or "failed" (for the reason in `why`).
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
    """One person's acceptance of a model's sentence; two of them make it settled."""

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
