"""Theme: a word put on photos, one per workshop and spelling (casefolded)."""

from django.db import models
from taggit.models import ItemBase, TagBase

from places.photos.models.photo import Photo
from places.workshops.models.workshop import Workshop


class Theme(TagBase):
    """A word of one workshop. `key` is its folded form: "Ångest" and "ångest" are one theme."""

    name = models.CharField(max_length=40)
    slug = models.SlugField(max_length=100, allow_unicode=True)
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="themes")
    key = models.CharField(max_length=80)
    is_starter = models.BooleanField(default=False)

    class Meta:
        ordering = ("name", "pk")
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
