"""The sections of a vision, the origins of its sentences, and the kinds and phases of its rounds."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Section(models.TextChoices):
    """The parts of a vision, in reading order."""

    HEADLINE = "headline", _("Headline")
    BECAUSE = "because", _("What is here")
    SO = "so", _("So we will …")
    READINGS = "readings", _("Different readings")
    COMMITMENTS = "commitments", _("What we promise")


class Origin(models.TextChoices):
    """The origin of a sentence. Template sentences are grey until a person edits or accepts them."""

    TEMPLATE = "template", _("Suggested")
    QUOTE = "quote", _("In someone's own words")
    HUMAN = "human", _("Written here")
    MODEL = "model", _("Suggested by a language model")


class PromiseState(models.TextChoices):
    """What has become of a promise."""

    KEPT = "kept", _("Kept")
    ON_THE_WAY = "on_the_way", _("On the way")
    NOT_YET = "not_yet", _("Not yet")


class RoundKind(models.TextChoices):
    """The ways in which a room tries its text on itself."""

    HEADLINES = "headlines", _("Headlines")
    SWAP = "swap", _("Swap test")
    MIRROR = "mirror", _("Mirror")
    CONSENT = "consent", _("Can we live with it?")


class Phase(models.TextChoices):
    """The phase of a round. Only headlines are written first; answers are hidden until it is shown."""

    WRITING = "writing", _("Writing")
    ANSWERING = "answering", _("Open")
    SHOWN = "shown", _("Shown")
