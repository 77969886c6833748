"""The page of the audit log."""

from django.urls import reverse

from places.enums import PhotoState
from tests.builders.rooms import Room
from tests.one_line import one_line


def test_opening_a_hidden_picture_is_told_to_leaders(room: Room) -> None:
    leader = room.leader_client()
    photo = room.photo(room.people[0], "Mine", state=PhotoState.HIDDEN)
    room.at("share")
    assert "<photo-opened" in leader.get(reverse("photo", args=[room.code, photo.pk])).content.decode()
    assert leader.post(reverse("photo-opened", args=[room.code, photo.pk])).status_code == 204
    page = one_line(leader.get(reverse("desk-log", args=[room.code])).content.decode())
    assert "looked at a hidden picture" in page
    people = leader.get(reverse("desk-log", args=[room.code]) + "?part=people").content.decode()
    assert "Nothing of this has been done here." in people


def test_unknown_parts_are_not_there(room: Room) -> None:
    address = reverse("desk-log", args=[room.code])
    for query in ("part=x", "before=x", "before=99999999999999999999"):
        assert room.leader_client().get(f"{address}?{query}").status_code == 404
