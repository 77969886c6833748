"""Photo, Theme, ThemedPhoto, Echo: what participants bring, the words put on it, and to whom it speaks."""

from typing import ClassVar

from django.db import models
from taggit.managers import TaggableManager
from taggit.models import ItemBase, TagBase

from places.codes import new_code
from places.default_words import NameField
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
    card, for compare-and-set and for the cache of its fragment. `reference` is the code by which people outside the
    room name it (`places.codes`, as typed by `read_code`). `WORDS` are the fields of what its owner has written, each
    with its entry in `places.texts.LIMITS`: by this list they are checked, erased and taken along.
    """

    WORDS: ClassVar[dict[str, str]] = {"see": "see", "essence": "words", "belonging": "words"}

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
    blurred_at = models.DateTimeField(
        null=True, blank=True, help_text="When areas of its picture were last hidden for good"
    )
    rev = models.PositiveIntegerField(default=0)
    reference = models.CharField(max_length=8, unique=True, default=new_code)
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


class Theme(TagBase):
    """A word of one workshop. `key` is its folded form: "Ångest" and "ångest" are one theme.

    `is_starter`: the workshop offers it to everybody. Until somebody renames it, it has a `DefaultName`.
    """

    name = NameField(max_length=40)
    slug = models.SlugField(max_length=100, allow_unicode=True)
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="themes")
    key = models.CharField(max_length=80)
    is_starter = models.BooleanField(default=False)

    class Meta:
        ordering = ("key", "pk")
        constraints = [models.UniqueConstraint(fields=["workshop", "key"], name="one_theme_per_word")]

    def __str__(self) -> str:
        return self.name


class ThemedPhoto(ItemBase):
    """One theme on one photo, and who put it there (none when a leader did)."""

    tag = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="themed_photos")
    content_object = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="themed_photos")
    added_by = models.ForeignKey(
        "places.Participant", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="theme_once_per_photo")]

    def __str__(self) -> str:
        return f"{self.tag_id} on {self.content_object_id}"


class Echo(models.Model):
    """What one person says of another's photo to its owner only: it speaks to me too. `named`: with their name."""

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="echoes")
    giver = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    named = models.BooleanField(default=False)

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["photo", "giver"], name="one_echo_per_giver")]

    def __str__(self) -> str:
        return f"echo of {self.photo_id}"
