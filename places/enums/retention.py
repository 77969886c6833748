"""Values of deleting and keeping: what was erased, on which ground, and whether a workshop is held."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Erased(models.TextChoices):
    """The kinds of things that the ledger of erasures names."""

    WORKSHOP = "workshop", _("A workshop")
    PARTICIPANT = "participant", _("A person")
    PHOTO = "photo", _("A picture")
    PICTURE = "picture", _("Parts of a picture")


class Ground(models.TextChoices):
    """Why a workshop was erased; empty for one that was not."""

    LEADER = "leader", _("A leader deleted it")
    DAY = "day", _("Its last day had passed")
    LEDGER = "ledger", _("It came back with a backup and had been erased before")


class Hold(models.TextChoices):
    """Whether a workshop may be deleted; empty: as the settings of the installation say."""

    INSTALLATION = "", _("As on this server")
    HELD = "held", _("Kept by a decision")
    LIFTED = "lifted", _("May be deleted")
