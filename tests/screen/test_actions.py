"""Turning and setting the big screen: what the log holds, and who may."""

import pytest

from places.enums import Kind, Stage
from places.errors import Missing, NotNow, NotYours
from places.screen import actions
from tests.builders.rooms import Room


def test_what_is_shown_and_whether_it_stays(room: Room) -> None:
    turned = actions.turn(actor=room.leading, slide="photo-7", index=3, held=True, key="a" * 32)
    assert (turned.kind, turned.data) == (
        Kind.SCENE_TURNED,
        {"slide": "photo-7", "index": 3, "held": True},
    )
    assert actions.turn(actor=room.leading, slide="photo-8", index=4, held=False, key="a" * 32) == turned


def test_one_thing_by_itself_and_back(room: Room) -> None:
    room.at(Stage.SHARE)
    shown = actions.show_alone(actor=room.leading, name="photo-7", index=3)
    assert (shown.kind, shown.data) == (
        Kind.SCENE_TURNED,
        {"slide": "photo-7", "index": 3, "held": True, "alone": True},
    )
    back = actions.turn(actor=room.leading, slide="photo-8", index=3, held=False)
    assert back.data == {"slide": "photo-8", "index": 3, "held": False, "returns": True}
    assert "returns" not in actions.turn(actor=room.leading, slide="", index=3, held=False).data


def test_nothing_before_the_room_may_see_it(room: Room) -> None:
    room.at(Stage.WEIGH)
    with pytest.raises(NotNow):
        actions.show_alone(actor=room.leading, name="sentence-1", index=0)
    with pytest.raises(Missing):
        actions.show_alone(actor=room.leading, name="item-1", index=0)
    assert room.log == []


def test_how_it_shows_things(room: Room) -> None:
    chosen = actions.set_screen(actor=room.leading, names=True, least_heard=False)
    assert (chosen.kind, chosen.data) == (Kind.SCREEN_SET, {"names": True, "least_heard": False})


def test_only_those_who_run_the_room(room: Room) -> None:
    mira = room.actor(room.people[0])
    with pytest.raises(NotYours):
        actions.turn(actor=mira, slide="", index=0, held=True)
    with pytest.raises(NotYours):
        actions.set_screen(actor=mira, names=True, least_heard=True)
    with pytest.raises(NotYours):
        actions.show_alone(actor=mira, name="photo-7", index=0)
    assert room.log == []
