"""Turning and setting the big screen: what the log holds, and who may."""

import pytest

from places.enums import Kind
from places.errors import NotYours
from places.screen import actions
from tests.builders.rooms import Room


def test_what_is_shown_and_whether_it_stays(room: Room) -> None:
    turned = actions.turn(actor=room.leading, slide="photo-7", index=3, held=True, key="a" * 32)
    assert (turned.kind, turned.data) == (
        Kind.SCENE_TURNED,
        {"slide": "photo-7", "index": 3, "held": True},
    )
    assert actions.turn(actor=room.leading, slide="photo-8", index=4, held=False, key="a" * 32) == turned


def test_how_it_shows_things(room: Room) -> None:
    chosen = actions.set_screen(actor=room.leading, names=True, least_heard=False)
    assert (chosen.kind, chosen.data) == (Kind.SCREEN_SET, {"names": True, "least_heard": False})


def test_only_those_who_run_the_room(room: Room) -> None:
    mira = room.actor(room.people[0])
    with pytest.raises(NotYours):
        actions.turn(actor=mira, slide="", index=0, held=True)
    with pytest.raises(NotYours):
        actions.set_screen(actor=mira, names=True, least_heard=True)
    assert room.log == []
