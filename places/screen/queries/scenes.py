"""Which scene the big screen shows: by stage, unless something else was chosen."""

from collections.abc import Callable
from dataclasses import dataclass

from places.enums import Scene, Stage, Verb
from places.rules import Actor, may
from places.screen.queries import arriving, closing, pulse, sharing, tables, together, weighing, writing
from places.screen.queries.one_thing import one_thing
from places.screen.queries.slides import SceneView
from places.workshops.queries.scenes import SlidePosition, position_now, scene_chosen
from places.workshops.queries.workshops import WorkshopFacts

SCENES: dict[Stage, Callable[[WorkshopFacts], SceneView]] = {
    Stage.WELCOME: arriving.welcome,
    Stage.GATHER: arriving.gather,
    Stage.SHARE: sharing.share,
    Stage.CLUSTER: tables.cluster,
    Stage.COMBINE: together.combine,
    Stage.WEIGH: weighing.weigh,
    Stage.WRITE: writing.write,
    Stage.CLOSE: closing.close,
}


@dataclass(frozen=True)
class OnScreen:
    """What the big screen shows now, and where its slides are; `is_alone`: one thing by itself."""

    scene: SceneView
    position: SlidePosition
    is_alone: bool = False


def on_screen(workshop: WorkshopFacts, actor: Actor) -> OnScreen:
    """Return what the big screen shows now.

    One thing by itself goes when the room may no longer see it: then the slides turn again, from where they were.
    """
    position = position_now(workshop)
    if not position.is_alone:
        return OnScreen(scene_of(workshop, actor), position)
    if found := one_thing(workshop, actor, position.key):
        return OnScreen(found, position, is_alone=True)
    return OnScreen(scene_of(workshop, actor), SlidePosition(position.since, index=position.index))


def scene_of(workshop: WorkshopFacts, actor: Actor) -> SceneView:
    """Return the scene of the stage, or that which was chosen instead, where there is something to show of it.

    A pulse that is open when the room arrives or closes is shown without a choice.
    """
    chosen = scene_chosen(workshop.id)
    if chosen == Scene.MURAL and may(actor, Verb.SEE_SHARED_BOARD, workshop.stage):
        return together.mural_scene(workshop)
    comes_by_itself = chosen is None and workshop.stage in (Stage.WELCOME, Stage.CLOSE)
    asked = pulse.pulse_scene(workshop) if chosen == Scene.PULSE or comes_by_itself else None
    return asked or SCENES[workshop.stage](workshop)
