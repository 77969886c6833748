"""Each stage has its scene; the mural takes its place while it is chosen."""

from typing import Any

import pytest

from places.desk.actions import scenes
from places.enums import Scene, Stage
from places.screen.queries.scenes import SCENES, scene_of
from places.screen.queries.slides import SceneView
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share

QUERIES = {
    Stage.WELCOME: 3,
    Stage.GATHER: 3,
    Stage.SHARE: 2,
    Stage.CLUSTER: 4,
    Stage.COMBINE: 26,
    Stage.WEIGH: 7,
    Stage.WRITE: 8,
    Stage.CLOSE: 7,
}


def scene(room: Room) -> SceneView:
    workshop = by_id(room.workshop.pk)
    assert workshop is not None
    return scene_of(workshop, room.leading)


def test_every_stage_has_one() -> None:
    assert set(SCENES) == set(Stage) == set(QUERIES)


@pytest.mark.parametrize("stage", Stage)
def test_it_asks_no_more_for_more(db: None, stage: Stage, django_assert_max_num_queries: Any) -> None:
    room = open_room(stage, photos=30)
    if stage.reached(Stage.COMBINE):
        share(room, *(f"Pile {number}" for number in range(9)))
    scene(room)
    with django_assert_max_num_queries(QUERIES[stage] + 2):  # the workshop, and the scene that was chosen
        assert scene(room).name == stage.value


def test_the_mural_while_it_is_chosen(db: None) -> None:
    room = open_room(Stage.COMBINE, photos=3)
    share(room, "Water")
    scenes.show_scene(actor=room.leading, scene=Scene.MURAL)
    assert scene(room).name == "mural"
    assert scene(room.at(Stage.CLUSTER)).name == "cluster"
