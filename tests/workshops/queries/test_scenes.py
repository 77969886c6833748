"""The scene of the big screen and the place of its slides, from the log: the newest since the stage moved."""

import datetime
from typing import Any

from places.belonging.actions import pulse
from places.desk.actions import scenes, workshops
from places.enums import Kind, PulseMoment, Scene, Section, Stage
from places.models import Activity
from places.screen import actions
from places.workshops.queries.scenes import (
    ScreenSettings,
    SlidePosition,
    position_now,
    scene_chosen,
    scene_now,
    screen_settings,
    shows_alone,
    stage_began,
)
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room
from tests.builders.visions import add

NOON = datetime.datetime(2026, 6, 1, 12, tzinfo=datetime.UTC)
SLIDES = [("photo-1",), ("photo-2", "also-2"), ("photo-3",)]


def now(room: Room) -> SlidePosition:
    workshop = by_id(room.workshop.pk)
    assert workshop is not None
    return position_now(workshop)


def at(position: SlidePosition, seconds: float, slides: list[tuple[str, ...]] | None = None) -> int:
    found = SLIDES if slides is None else slides
    return position.place(found, 9, NOON + datetime.timedelta(seconds=seconds))


def test_a_choice_holds_until_another_or_the_next_stage(
    room: Room, other_room: Room, django_assert_num_queries: Any
) -> None:
    assert scene_now(room.workshop.pk) == Scene.STAGE
    room.at(Stage.COMBINE)
    scenes.show_scene(actor=room.leading, scene=Scene.MURAL)
    Activity.record(room.leading, Kind.EXPORTED)
    actions.turn(actor=room.leading, slide="all", index=0, held=True)
    with django_assert_num_queries(1):
        assert scene_now(room.workshop.pk) == Scene.MURAL
    assert scene_now(other_room.workshop.pk) == Scene.STAGE
    scenes.show_scene(actor=room.leading, scene=Scene.STAGE)
    assert scene_now(room.workshop.pk) == Scene.STAGE
    scenes.show_scene(actor=room.leading, scene=Scene.MURAL)
    workshops.move_stage(actor=room.leading, stage=Stage.WEIGH)
    assert scene_now(room.workshop.pk) == Scene.STAGE


def test_an_open_pulse_takes_the_screen_and_a_closed_one_ends_every_choice(room: Room) -> None:
    room.at(Stage.COMBINE)
    scenes.show_scene(actor=room.leading, scene=Scene.MURAL)
    pulse.open_pulse(actor=room.leading, moment=PulseMoment.START)
    assert scene_chosen(room.workshop.pk) == Scene.PULSE
    closed = pulse.close_pulse(actor=room.leading, moment=PulseMoment.START)
    assert (scene_chosen(room.workshop.pk), scene_now(room.workshop.pk)) == (None, Scene.STAGE)
    assert now(room) == SlidePosition(closed.at, "pulse")
    scenes.show_scene(actor=room.leading, scene=Scene.STAGE)
    assert scene_chosen(room.workshop.pk) == Scene.STAGE


def test_one_thing_is_alone_until_anything_else_is_shown(room: Room) -> None:
    room.at(Stage.SHARE)
    assert not shows_alone(room.workshop.pk)
    actions.show_alone(actor=room.leading, name="photo-7", index=2)
    found = now(room)
    assert (found.key, found.index, found.held, found.is_alone) == ("photo-7", 2, True, True)
    assert shows_alone(room.workshop.pk)
    actions.turn(actor=room.leading, slide="photo-2", index=1, held=False)
    assert (now(room).is_alone, shows_alone(room.workshop.pk)) == (False, False)


def test_slides_turn_every_so_many_seconds_and_begin_again() -> None:
    turning = SlidePosition(NOON)
    assert [at(turning, seconds) for seconds in (0, 8.9, 9, 18, 27, 36)] == [0, 0, 1, 2, 0, 1]
    assert at(turning, -60) == 0  # a clock that is behind
    assert at(turning, 9, []) == 0


def test_from_where_they_were_put_or_held_there() -> None:
    assert [at(SlidePosition(NOON, "also-2"), seconds) for seconds in (0, 9, 18)] == [1, 2, 0]
    assert [at(SlidePosition(NOON, "also-2", held=True), seconds) for seconds in (0, 9, 900)] == [1, 1, 1]
    assert at(SlidePosition(NOON, "photo-gone", index=1), 0) == 1
    assert at(SlidePosition(NOON, "photo-gone", index=40), 0) == 2


def test_it_is_the_newest_turn_until_the_scene_is_another(room: Room) -> None:
    assert now(room).since == room.workshop.opened_at
    actions.turn(actor=room.leading, slide="photo-2", index=1, held=True)
    Activity.record(room.leading, Kind.DOOR_MOVED)
    found = now(room)
    assert (found.key, found.index, found.held) == ("photo-2", 1, True)
    moved = workshops.move_stage(actor=room.leading, stage=Stage.SHARE)
    assert now(room) == SlidePosition(moved.at)
    assert stage_began(room.workshop.pk) == moved.revision


def test_while_the_room_writes_it_goes_to_what_was_written_last(room: Room) -> None:
    room.at(Stage.WRITE)
    number = add(room, Section.SO, "We walk.")
    assert now(room).key == f"sentence-{number}"
    actions.turn(actor=room.leading, slide="sentence-1", index=0, held=True)
    add(room, Section.SO, "We sing.")
    assert now(room).key == "sentence-1"
    actions.turn(actor=room.leading, slide="sentence-1", index=0, held=False)
    last = add(room, Section.SO, "We dance.")
    assert now(room).key == f"sentence-{last}"


def test_settings_hold_through_all_stages(room: Room) -> None:
    assert screen_settings(room.workshop.pk) == ScreenSettings()
    actions.set_screen(actor=room.leading, names=True, least_heard=True)
    workshops.move_stage(actor=room.leading, stage=Stage.SHARE)
    assert screen_settings(room.workshop.pk) == ScreenSettings(names=True, least_heard=True)
