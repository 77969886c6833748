"""Which scene the big screen shows, by stage."""

from collections.abc import Callable

from places.enums import Scene, Stage, Verb
from places.rules import Actor, may
from places.screen.queries import arriving, closing, sharing, tables, together, weighing, writing
from places.screen.queries.slides import SceneView
from places.workshops.queries.scenes import scene_now
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


def scene_of(workshop: WorkshopFacts, actor: Actor) -> SceneView:
    """Return what the big screen shows now: the scene of the stage, or the mural where that was chosen."""
    shows_mural = may(actor, Verb.SEE_SHARED_BOARD, workshop.stage) and scene_now(workshop.id) == Scene.MURAL
    return together.mural_scene(workshop) if shows_mural else SCENES[workshop.stage](workshop)
