"""VisionDraft, Sentence, Evidence: the text, and what each sentence rests on."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from places.enums import Origin, Section
from places.models.board import Cluster
from places.models.photo import Photo
from places.models.workshop import Workshop


class VisionDraft(models.Model):
    """The vision of one workshop: an ordered list of sentences."""

    workshop = models.OneToOneField(Workshop, on_delete=models.CASCADE, related_name="draft")
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"draft {self.pk}"


class Sentence(models.Model):
    """One sentence. `rev` is checked by every edit; each saved state stays in `history`.

    `settled` says that a person has edited or accepted it: until then a template sentence is shown grey.
    """

    draft = models.ForeignKey(VisionDraft, on_delete=models.CASCADE, related_name="sentences")
    section = models.CharField(max_length=16, choices=Section.choices)
    text = models.CharField(max_length=1200)
    order = models.PositiveIntegerField(default=0)
    origin = models.CharField(max_length=16, choices=Origin.choices, default=Origin.HUMAN)
    settled = models.BooleanField(default=True)
    rev = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(history_user_id_field=models.BigIntegerField(null=True))

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return f"sentence {self.pk}"


class Evidence(models.Model):
    """One thing a sentence rests on: a photo, or a cluster with all its photos.

    `quote` holds the words of the photo's owner that stand in the sentence, verbatim.
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
