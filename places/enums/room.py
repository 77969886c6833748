"""Stages, roles, symbols and kinds of places."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stage(models.TextChoices):
    """The stage of a workshop. A leader or host moves it, forwards and back."""

    WELCOME = "welcome", _("Welcome")
    GATHER = "gather", _("Gather")
    SHARE = "share", _("Share")
    CLUSTER = "cluster", _("Put together")
    COMBINE = "combine", _("Combine")
    WEIGH = "weigh", _("Weigh")
    WRITE = "write", _("Write")
    CLOSE = "close", _("Close")

    @property
    def place_in_order(self) -> int:
        """0 for welcome … 7 for close."""
        return list(Stage).index(self)

    def reached(self, other: "Stage") -> bool:
        """Whether this is `other` or a later stage."""
        return self.place_in_order >= Stage(other).place_in_order


class Scene(models.TextChoices):
    """What the big screen shows: what belongs to the stage, the mural, or the pulse."""

    STAGE = "stage", _("What the room does now")
    MURAL = "mural", _("The mural")
    PULSE = "pulse", _("How is it to be here?")


class Role(models.TextChoices):
    """Roles: newcomer, participant, a table's device, host (a participant who runs the room), leader.

    The theme team's is held in addition to another role, by the people who settle the shared board. Leaders of
    the place hold that of an owner, too: who was invited to lead one workshop does not.
    """

    NEWCOMER = "newcomer", _("Newcomer")
    PARTICIPANT = "participant", _("Participant")
    TABLE = "table", _("A table's device")
    TEAM = "settler", _("Theme team")
    HOST = "host", _("Host")
    LEADER = "leader", _("Leader")
    OWNER = "owner", _("Leader of the place")


class PlaceKind(models.TextChoices):
    """The four kinds of belonging that the source names."""

    PLACE = "place", _("A place")
    TEAM = "team", _("A team")
    NETWORK = "network", _("A network or community")
    CONSTITUENCY = "constituency", _("A group with a common cause")


class Symbol(models.TextChoices):
    """Marks that distinguish tables, and people of the same name. Each has a word, a shape and a colour."""

    LEAF = "leaf", _("leaf")
    BOAT = "boat", _("boat")
    LAMP = "lamp", _("lamp")
    WAVE = "wave", _("wave")
    TREE = "tree", _("tree")
    BIRD = "bird", _("bird")
    STONE = "stone", _("stone")
    BRIDGE = "bridge", _("bridge")
    STAR = "star", _("star")
    LOAF = "loaf", pgettext_lazy("bread", "loaf")
    WHEEL = "wheel", _("wheel")
    SHELL = "shell", _("shell")
