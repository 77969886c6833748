"""The subjects of weighing, and stances."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Subject(models.TextChoices):
    """What a round of weighing is about."""

    CLUSTERS = "clusters", _("The shared piles")
    THEMES = "themes", _("The themes")


class Says(models.TextChoices):
    """A person's stance to a shared cluster."""

    US = "us", _("That's us")
    UNSURE = "unsure", _("Not sure")
    NOT_ME = "not_me", _("Not me")
