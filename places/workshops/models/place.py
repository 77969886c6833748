"""Place: what the work is about."""

from django.conf import settings
from django.db import models

from places.enums import PlaceKind


class Place(models.Model):
    """A place, team, network or constituency, with its …ness word. Its leaders may open workshops about it."""

    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=16, choices=PlaceKind.choices, default=PlaceKind.PLACE)
    ness = models.CharField(max_length=80)
    forms = models.JSONField(
        default=list, blank=True, help_text="Other known forms of its name, for the text check"
    )
    leaders = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="places")
    opened_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name
