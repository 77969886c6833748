"""Where the room stands and who is in it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stage(models.TextChoices):
    """Where the room stands. Moved by a leader or host, forwards and back; nothing moves by itself."""

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
        """Whether the room stands at `other` or later."""
        return self.place_in_order >= Stage(other).place_in_order


class Role(models.TextChoices):
    """Who asks: nobody yet, a participant, a table's device, a host (a participant who runs the room), a leader.

    The theme team's comes on top of another role, for the few people who settle the shared board.
    """

    NEWCOMER = "newcomer", _("Newcomer")
    PARTICIPANT = "participant", _("Participant")
    TABLE = "table", _("A table's device")
    TEAM = "settler", _("Theme team")
    HOST = "host", _("Host")
    LEADER = "leader", _("Leader")


class PlaceKind(models.TextChoices):
    """The four kinds of belonging that the source names."""

    PLACE = "place", _("A place")
    TEAM = "team", _("A team")
    NETWORK = "network", _("A network or community")
    CONSTITUENCY = "constituency", _("A group with a common cause")


class Symbol(models.TextChoices):
    """Marks that tell two tables, or two Annas, apart. Each has a word, a shape and a colour."""

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
