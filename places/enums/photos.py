"""Values of a photo: its lenses, its audience, the people in it, its state."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Lens(models.TextChoices):
    """The three components of place essence."""

    UNIQUE = "unique", _("Only here")
    BELONGING = "belonging", _("Brings us together")
    ENERGY = "energy", _("Gives energy")


class OwnLens(models.IntegerChoices):
    """How much the owner of a photo finds a lens in it."""

    NOT = 0, _("Not at all")
    BIT = 1, _("A bit")
    LOT = 2, _("A lot")


class PhotoAudience(models.TextChoices):
    """Who may see a photo: the consent its owner gave."""

    ROOM = "room", _("People in this room")
    REPORT = "report", _("Also readers of our report")
    PUBLIC = "public", _("Anyone")


class People(models.TextChoices):
    """Whether people can be recognised in a photo, and whether they agreed."""

    NONE = "none", _("No")
    ME = "me", _("Yes, only me")
    AGREED = "agreed", _("Yes, others, and they agreed")
    UNASKED = "unasked", _("Yes, others, and I have not asked")


class PhotoState(models.TextChoices):
    """From first tap to the room. `withdrawn` keeps the row as a neutral card, without picture or words.

    `waiting` is seen by its owner and those who run the room, who look at new pictures before the room sees them.
    `reported` and `sealed` are seen only by those who run the room: until they have looked, or as long as they keep it
    locked. A sealed photo is not erased by its owner.
    """

    STARTED = "started", _("Started")
    WAITING = "waiting", _("Waiting")
    BROUGHT = "brought", _("Brought")
    HIDDEN = "hidden", _("Hidden")
    REPORTED = "reported", _("Reported")
    SEALED = "sealed", _("Locked")
    WITHDRAWN = "withdrawn", _("Withdrawn")

    @classmethod
    def of_the_room(cls) -> tuple["PhotoState", ...]:
        """The states of a photo that its owner has brought and not taken back, whoever may see it now."""
        return (cls.WAITING, cls.BROUGHT, cls.HIDDEN, cls.REPORTED, cls.SEALED)

    @classmethod
    def before_the_room(cls) -> tuple["PhotoState", ...]:
        """The states of a photo that the room does not see yet: what its owner changes concerns nobody else."""
        return (cls.STARTED, cls.WAITING)

    @classmethod
    def out_of_sight(cls) -> tuple["PhotoState", ...]:
        """The states of a photo that the room does not see, but those who run it do."""
        return (cls.HIDDEN, cls.REPORTED, cls.SEALED)
