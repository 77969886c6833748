"""Who reports a picture, and what is decided on it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reporter(models.TextChoices):
    """Who is in the picture, in the words of the one who reports it."""

    ME = "me", _("This is me")
    CHILD = "child", _("This is my child")
    OTHER = "other", _("Something else")


class Decision(models.TextChoices):
    """What those who run the room decide when they have looked at a picture."""

    SHOW = "show", _("Shown again")
    SEAL = "seal", _("Kept locked")
    ERASE = "erase", _("Erased for good")
