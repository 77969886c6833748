"""Workshops: codes of their own, found by their leaders."""

from places.models import FormerCode, Workshop
from tests.builders.rooms import Room


def test_codes_and_tokens_differ_and_leaders_see_only_their_own(room: Room, other_room: Room) -> None:
    assert room.workshop.code != other_room.workshop.code
    assert room.workshop.token != other_room.workshop.token
    newest = Workshop.objects.create(place=room.workshop.place)
    assert list(Workshop.objects.led_by(room.leader.pk)) == [newest, room.workshop]
    assert str(room.workshop).startswith("Jönköping")


def test_former_codes_go_with_their_workshop(room: Room, other_room: Room) -> None:
    for each in (room, other_room):
        FormerCode.objects.create(workshop=each.workshop, code="HT7K2M9P")
    room.workshop.delete()
    left = FormerCode.objects.get()
    assert str(left) == f"former code of {other_room.workshop.pk}"
