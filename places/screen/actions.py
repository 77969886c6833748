"""What those who run the room do with the big screen: hold it, turn it, and set how it shows things."""

from places.enums import Kind, Verb
from places.rules import Actor
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop

LONGEST_NAME = 40


@action(Verb.RUN_ROOM)
def turn(workshop: Workshop, *, actor: Actor, slide: str, index: int, held: bool, key: str = "") -> LogEntry:
    """Show the slide with this name (or number, when that is gone) on every big screen of the room, from now on.

    `held`: it stays until somebody turns on. Where the scene changes, this ends.
    """
    return LogEntry(Kind.SCENE_TURNED, slide=slide[:LONGEST_NAME], index=max(0, index), held=held)


@action(Verb.RUN_ROOM)
def set_screen(
    workshop: Workshop, *, actor: Actor, names: bool, least_heard: bool, key: str = ""
) -> LogEntry:
    """Say whether the big screen welcomes people by first name, and whether it shows those least heard first."""
    return LogEntry(Kind.SCREEN_SET, names=names, least_heard=least_heard)
