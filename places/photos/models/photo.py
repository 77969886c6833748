"""Photo: what a participant brought, and its words."""

from django.db import models
from taggit.managers import TaggableManager

from places.enums import OwnLens, People, PhotoAudience, PhotoState
from places.people.models import Participant
from places.workshops.models.workshop import Workshop


class PhotoQuerySet(models.QuerySet["Photo"]):
    """Photos by who may see them."""

    def shown(self) -> "PhotoQuerySet":
        """Those that the room sees once the wall is open: brought, not hidden, not withdrawn."""
        return self.filter(state=PhotoState.BROUGHT)


class Photo(models.Model):
    """A picture (or a words-only card), its alt text `see`, `essence` and `belonging`.

    `key` names the files of a picture (32 hex digits, empty for words only); `rev` counts changes of the
    card, for compare-and-set and for the cache of its fragment.
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="photos")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="photos")
    state = models.CharField(max_length=16, choices=PhotoState.choices, default=PhotoState.STARTED)
    key = models.CharField(max_length=32, blank=True, db_index=True)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    colour = models.CharField(max_length=7, blank=True)
    placeholder = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    upload_key = models.CharField(max_length=32)
    see = models.CharField(max_length=150, blank=True)
    see_skipped = models.BooleanField(default=False)
    essence = models.CharField(max_length=500, blank=True)
    belonging = models.CharField(max_length=500, blank=True)
    unique_here = models.PositiveSmallIntegerField(choices=OwnLens.choices, null=True, blank=True)
    brings_together = models.PositiveSmallIntegerField(choices=OwnLens.choices, null=True, blank=True)
    gives_energy = models.PositiveSmallIntegerField(choices=OwnLens.choices, null=True, blank=True)
    audience = models.CharField(max_length=16, choices=PhotoAudience.choices, default=PhotoAudience.ROOM)
    people = models.CharField(
        max_length=16, choices=People.choices, blank=True, default="", help_text="Empty: not asked yet"
    )
    opened = models.BooleanField(
        default=False, help_text="Whether anybody but its owner has opened it; who, is kept nowhere"
    )
    rev = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(auto_now_add=True)
    brought_at = models.DateTimeField(null=True, blank=True)

    themes = TaggableManager(through="places.ThemedPhoto", blank=True)
    objects = PhotoQuerySet.as_manager()

    class Meta:
        ordering = ("brought_at", "pk")
        indexes = [models.Index(fields=["workshop", "state"], name="photo_by_workshop_state")]
        constraints = [
            models.UniqueConstraint(fields=["participant", "upload_key"], name="uploaded_once_per_key"),
            models.UniqueConstraint(fields=["key"], condition=~models.Q(key=""), name="picture_keys_differ"),
        ]

    def __str__(self) -> str:
        return f"photo {self.pk}"
