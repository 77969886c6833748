"""What those who run the room do with the big screen: hold it, turn it, show one thing, set how it shows things."""

from django.utils.translation import gettext as _

from places.enums import Kind, Verb
from places.errors import Missing, NotNow
from places.rules import Actor, may
from places.screen.queries.one_thing import verb_for
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop
from places.workshops.queries.scenes import shows_alone

LONGEST_NAME = 40


@action(Verb.RUN_ROOM)
def turn(workshop: Workshop, *, actor: Actor, slide: str, index: int, held: bool, key: str = "") -> LogEntry:
    """Show the slide with this name (or number, when that is gone) on every big screen of the room, from now on.

    `held`: it stays until somebody turns on. Where the scene changes, this ends.
    """
    returns = {"returns": True} if shows_alone(workshop.pk) else {}
    return LogEntry(Kind.SCENE_TURNED, slide=slide[:LONGEST_NAME], index=max(0, index), held=held, **returns)


@action(Verb.RUN_ROOM)
def show_alone(workshop: Workshop, *, actor: Actor, name: str, index: int, key: str = "") -> LogEntry:
    """Show one picture, pile or sentence by itself on every big screen, until somebody turns on.

    `index` is the slide with which the scene goes on. Raises `Missing` for what is no name of a thing, `NotNow` where
    the room may not see such things yet.
    """
    verb = verb_for(name)
    if verb is None:
        raise Missing
    if not may(actor, verb, workshop.stage):
        raise NotNow(_("The room may not see this yet."))
    return LogEntry(Kind.SCENE_TURNED, slide=name, index=max(0, index), held=True, alone=True)


@action(Verb.RUN_ROOM)
def set_screen(
    workshop: Workshop, *, actor: Actor, names: bool, least_heard: bool, key: str = ""
) -> LogEntry:
    """Say whether the big screen welcomes people by first name, and whether it shows those least heard first."""
    return LogEntry(Kind.SCREEN_SET, names=names, least_heard=least_heard)
