"""The two moments and the items of the pulse, what an answer measures, and the four questions at the end."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PulseMoment(models.TextChoices):
    """When the pulse is taken: as people arrive, and as the room closes."""

    START = "start", _("At the start")
    END = "end", _("At the end")


class PulseItem(models.TextChoices):
    """What the pulse asks: how people feel here. The first five are the source's definition of belonging."""

    ACCEPTED = "accepted", _("Here, I feel accepted")
    INCLUDED = "included", _("Here, I feel included")
    RESPECTED = "respected", _("Here, I feel respected")
    LISTENED_TO = "listened_to", _("Here, I feel listened to")
    INVOLVED = "involved", _("Here, I feel fully involved")
    SAY = "say", _("I have a say in what comes of this")
    IDEAS = "ideas", _("My ideas are valued")
    DIFFERENT = "different", _("What is different about me is welcome here")


class Measure(models.TextChoices):
    """What a stored number of the pulse is: a step of an item, the change of a step, or one of Shore's places."""

    STEP = "step", "step"
    CHANGE = "change", "change"
    PLACE = "place", "place"


class Question(models.TextChoices):
    """The four questions to think about at the end; their meaning is Bevan and Henriks' (see `belonging.models`)."""

    ESSENCE = "essence", _("What is the “ness” of our place that we want to bring out in what we do next?")
    PEOPLE = "people", _("How well do we know each other, and do we see the gifts that each of us brings?")
    ASKING = (
        "asking",
        _(
            "Do we ask people if they feel included, have power over what they do, and feel that their ideas count?"
        ),
    )
    SPACE = (
        "space",
        _(
            "Do we make room for people to belong, also when we meet on screens and cannot see how others feel?"
        ),
    )
