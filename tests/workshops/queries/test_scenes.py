"""The scene of the big screen: the newest choice since the stage moved."""

from typing import Any

from places.desk.actions import scenes, workshops
from places.enums import Kind, Scene, Stage
from places.models import Activity
from places.workshops.queries.scenes import scene_now
from tests.builders.rooms import Room


def test_a_choice_holds_until_another_or_the_next_stage(
    room: Room, other_room: Room, django_assert_num_queries: Any
) -> None:
    assert scene_now(room.workshop.pk) == Scene.STAGE
    room.at(Stage.COMBINE)
    scenes.show_scene(actor=room.leading, scene=Scene.MURAL)
    Activity.record(room.leading, Kind.EXPORTED)
    with django_assert_num_queries(1):
        assert scene_now(room.workshop.pk) == Scene.MURAL
    assert scene_now(other_room.workshop.pk) == Scene.STAGE
    scenes.show_scene(actor=room.leading, scene=Scene.STAGE)
    assert scene_now(room.workshop.pk) == Scene.STAGE
    scenes.show_scene(actor=room.leading, scene=Scene.MURAL)
    workshops.move_stage(actor=room.leading, stage=Stage.WEIGH)
    assert scene_now(room.workshop.pk) == Scene.STAGE
