"""Values of files to take away that background jobs write."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FileState(models.TextChoices):
    """Where the writing of a file stands."""

    WAITING = "waiting", _("Waiting for its turn")
    WRITING = "writing", _("Being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Not made")


class FileFault(models.TextChoices):
    """Why there is no file, in the sentence that people read; empty while nothing is wrong."""

    FULL = (
        "full",
        _("The server’s disk is full, so the file was not made. Tell the person who looks after it."),
    )
    TAKEN_BACK = "taken-back", _("A picture in this file was changed or taken back, so the file is gone.")
    BROKEN = "broken", _("This file could not be made.")
