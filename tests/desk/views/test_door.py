"""The door and the code, changed from the desk."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from places.desk.actions import workshops
from places.enums import Stage
from tests.builders.rooms import Room


def url(room: Room, name: str = "desk") -> str:
    return reverse(name, args=[room.code])


def act(room: Room, route: str, /, **fields: Any) -> HttpResponse:
    return room.leader_client().post(url(room, route), fields)


def test_the_door(room: Room) -> None:
    for pressed, is_open in (("no", False), ("yes", True), ("", False)):
        assert act(room, "desk-door", open=pressed).status_code == 303
        room.workshop.refresh_from_db()
        assert room.workshop.door_open is is_open
    page = room.leader_client().get(url(room)).content.decode()
    assert "Open the door" in page


def test_once_closed_the_desk_offers_no_door(room: Room) -> None:
    client = room.leader_client()
    assert "The door is open" in client.get(url(room)).content.decode()
    workshops.move_stage(actor=room.leading, stage=Stage.CLOSE)
    page = client.get(url(room)).content.decode()
    assert "Nobody new comes in: the workshop is closed" in page
    assert ("The door is open" in page, "Close the door" in page) == (False, False)


def test_a_new_code_leads_to_the_new_desk_and_so_does_the_old_address(room: Room) -> None:
    before, token = room.code, room.workshop.token
    answer = act(room, "desk-code")
    room.workshop.refresh_from_db()
    assert room.code != before
    assert room.workshop.token != token
    assert answer.headers["Location"] == url(room)
    led = room.leader_client().get(reverse("desk", args=[before]))
    assert (led.status_code, led.headers["Location"]) == (302, url(room))
