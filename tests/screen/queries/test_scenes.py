"""Each stage has its scene; the mural takes its place while it is chosen."""

from typing import Any

import pytest

from places.belonging.actions import pulse
from places.desk.actions import scenes, workshops
from places.enums import PhotoState, PulseMoment, Scene, Stage
from places.models import Photo
from places.screen import actions
from places.screen.queries.scenes import SCENES, OnScreen, on_screen, scene_of
from places.screen.queries.slides import SceneView
from places.workshops.queries.workshops import by_id
from tests.builders.belonging import crowd, take
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share

QUERIES = {
    Stage.WELCOME: 7,
    Stage.GATHER: 3,
    Stage.SHARE: 2,
    Stage.CLUSTER: 4,
    Stage.COMBINE: 26,
    Stage.WEIGH: 7,
    Stage.WRITE: 8,
    Stage.CLOSE: 11,
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


def now(room: Room) -> OnScreen:
    workshop = by_id(room.workshop.pk)
    assert workshop is not None
    return on_screen(workshop, room.leading)


def test_one_thing_is_shown_until_somebody_turns_on_or_it_is_hidden(db: None) -> None:
    room = open_room(Stage.CLUSTER, photos=1)
    name = f"photo-{room.photos[0].pk}"
    actions.show_alone(actor=room.leading, name=name, index=0)
    assert (now(room).scene.name, now(room).is_alone, now(room).position.held) == ("one", True, True)
    Photo.objects.update(state=PhotoState.HIDDEN)
    found = now(room)
    assert (found.scene.name, found.is_alone, found.position.held) == ("cluster", False, False)
    Photo.objects.update(state=PhotoState.BROUGHT)
    actions.turn(actor=room.leading, slide="", index=0, held=False)
    assert now(room).scene.name == "cluster"
    actions.show_alone(actor=room.leading, name=name, index=0)
    workshops.move_stage(actor=room.leading, stage=Stage.COMBINE)
    assert now(room).scene.name != "one"


def test_the_pulse_is_asked_and_told_as_the_room_arrives(db: None) -> None:
    room = crowd(6).at(Stage.WELCOME)
    pulse.open_pulse(actor=room.leading, moment=PulseMoment.START)
    assert scene(room).name == "pulse"
    scenes.show_scene(actor=room.leading, scene=Scene.STAGE)
    assert scene(room).name == "welcome"
    scenes.show_scene(actor=room.leading, scene=Scene.PULSE)
    assert scene(room).name == "pulse"
    pulse.close_pulse(actor=room.leading, moment=PulseMoment.START)
    assert scene(room).name == "welcome"  # nobody has answered
    take(room, PulseMoment.START, [{"accepted": step} for step in (1, 2, 3, 4, 5, 5)])
    found = now(room)
    slides = [slide.keys for slide in found.scene.slides]
    assert (found.scene.name, slides) == ("welcome", [("way-in",), ("pulse",)])
    assert found.position.place(slides, 15, found.position.since) == 1
    workshops.move_stage(actor=room.leading, stage=Stage.GATHER)
    assert scene(room).name == "gather"
    scenes.show_scene(actor=room.leading, scene=Scene.PULSE)
    assert scene(room).name == "pulse-told"


def test_a_pulse_that_is_still_open_is_asked_when_the_room_closes(db: None) -> None:
    room = crowd(6).at(Stage.WRITE)
    pulse.open_pulse(actor=room.leading, moment=PulseMoment.END)
    assert scene(room).name == "pulse"
    workshops.move_stage(actor=room.leading, stage=Stage.CLOSE)
    assert scene(room).name == "pulse"
    pulse.close_pulse(actor=room.leading, moment=PulseMoment.END)
    assert scene(room).name == "close"
    take(room, PulseMoment.END, [{"accepted": step} for step in (1, 2, 3, 4, 5, 5)])
    found = now(room)
    slides = [slide.keys for slide in found.scene.slides]
    assert found.scene.name == "close"
    assert slides[found.position.place(slides, 10, found.position.since)] == ("pulse",)
