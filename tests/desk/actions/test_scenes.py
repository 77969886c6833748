"""Choosing what the big screen shows."""

import pytest

from places.desk.actions import scenes
from places.enums import Kind, Scene, Stage
from places.errors import NotNow, NotYours, Unclear
from tests.builders.rooms import Room


def test_the_mural_and_back(room: Room) -> None:
    room.at(Stage.COMBINE)
    chosen = scenes.show_scene(actor=room.leading, scene=Scene.MURAL, key="a" * 32)
    assert (chosen.kind, chosen.data) == (Kind.SCENE_CHOSEN, {"scene": "mural"})
    assert scenes.show_scene(actor=room.leading, scene=Scene.MURAL, key="a" * 32) == chosen
    assert scenes.show_scene(actor=room.leading, scene=Scene.STAGE).data == {"scene": "stage"}


def test_not_before_the_shared_board_not_something_else_and_not_by_anybody(room: Room) -> None:
    room.at(Stage.CLUSTER)
    with pytest.raises(NotNow):
        scenes.show_scene(actor=room.leading, scene=Scene.MURAL)
    with pytest.raises(Unclear):
        scenes.show_scene(actor=room.leading, scene="fireworks")
    with pytest.raises(NotYours):
        scenes.show_scene(actor=room.actor(room.people[0]), scene=Scene.STAGE)
    assert room.log == []
