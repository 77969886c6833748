"""Choosing what the big screen shows."""

from django.utils.translation import gettext as _

from places.enums import Kind, Scene, Verb
from places.errors import Unclear
from places.rules import Actor, require
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop


@action(Verb.RUN_ROOM)
def show_scene(workshop: Workshop, *, actor: Actor, scene: str, key: str = "") -> LogEntry:
    """Let the big screen show `scene` until the stage moves or another one is chosen.

    Raises `Unclear` for a scene that does not exist, `NotNow` for the mural before the room may see the shared board.
    """
    if scene not in Scene.values:
        raise Unclear(_("Choose what the big screen shows."))
    if scene == Scene.MURAL:
        require(actor, Verb.SEE_SHARED_BOARD, workshop.stage)
    return LogEntry(Kind.SCENE_CHOSEN, scene=scene)
