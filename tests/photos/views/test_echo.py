"""The button with which people tell the owner of a picture that it speaks to them too."""

import pytest
from django.urls import reverse

from places.enums import Stage
from places.models import Photo
from tests.builders.rooms import Room

JSON = {"Accept": "application/json"}


@pytest.fixture
def photo(room: Room) -> Photo:
    room.at(Stage.SHARE)
    return room.photo(room.people[0], "The lake")


def seen_by(room: Room, photo: Photo, person: int | None) -> str:
    client = room.leader_client() if person is None else room.client(room.people[person])
    return client.get(reverse("photo", args=[room.code, photo.pk])).content.decode()


def say(room: Room, photo: Photo, what: str, person: int = 1, **headers: str) -> object:
    address = reverse("photo-echo", args=[room.code, photo.pk])
    return room.client(room.people[person]).post(address, {"say": what}, headers=headers)


def test_only_the_owner_reads_it(room: Room, photo: Photo) -> None:
    assert "This speaks to me too" in seen_by(room, photo, 1)
    assert "speaks to me too" not in seen_by(room, photo, 0)
    answer = say(room, photo, "somebody")
    assert answer.url == reverse("photo", args=[room.code, photo.pk])  # type: ignore[attr-defined]
    assert "Somebody says: this speaks to me too." in seen_by(room, photo, 0)
    assert "Mira reads: somebody says" in seen_by(room, photo, 1)
    for other in (2, None):
        assert "says" not in seen_by(room, photo, other)


def test_with_the_first_name_only_if_the_giver_chooses(room: Room, photo: Photo) -> None:
    say(room, photo, "somebody")
    assert "Sam" not in seen_by(room, photo, 0)
    answer = say(room, photo, "name", **JSON)
    (put,) = answer.json()["operations"]  # type: ignore[attr-defined]
    assert (put["id"], "Without my name" in put["html"]) == (f"echo-{photo.pk}", True)
    assert "Sam says: this speaks to me too." in seen_by(room, photo, 0)
    say(room, photo, "back")
    assert "speaks to me too" not in seen_by(room, photo, 0)


def test_not_outside(room: Room, other_room: Room, photo: Photo) -> None:
    address = reverse("photo-echo", args=[room.code, photo.pk])
    other_room.at(Stage.SHARE)
    assert other_room.client(other_room.people[0]).post(address, {"say": "name"}).status_code == 404
    assert room.leader_client().post(address, {"say": "name"}).status_code == 403
