"""The desk's button for the scene of the big screen."""

from django.urls import reverse

from places.enums import Scene, Stage
from places.workshops.queries.scenes import scene_now
from tests.builders.rooms import Room


def test_the_desk_offers_the_mural_and_takes_it_off(room: Room) -> None:
    leader = room.leader_client()
    desk, scene = (reverse(name, args=[room.code]) for name in ("desk", "desk-scene"))
    assert scene not in leader.get(desk).content.decode()
    room.at(Stage.COMBINE)
    assert "Show the mural on the big screen" in leader.get(desk).content.decode()
    answer = leader.post(scene, {"scene": "mural", "key": "a" * 32}, follow=True)
    assert answer.redirect_chain == [(desk, 303)]
    page = answer.content.decode()
    assert "The big screen shows the mural now." in page
    assert "Take the mural off the big screen" in page
    assert scene_now(room.workshop.pk) == Scene.MURAL
    leader.post(scene, {"scene": "stage"})
    assert scene_now(room.workshop.pk) == Scene.STAGE
