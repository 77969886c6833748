"""Saying in the room that something is wrong with a picture."""

import pytest
from django.core.cache import caches
from django.urls import reverse

from places.enums import Kind, PhotoState, Stage
from places.models import Activity, Photo, Report
from places.takedowns.queries import waiting
from tests.builders.rooms import Room

JSON = {"Accept": "application/json"}


@pytest.fixture
def photo(room: Room) -> Photo:
    caches["windows"].clear()
    return room.at(Stage.SHARE).photo(room.people[0], "Only the lake")


def say(room: Room, photo: Photo, says: str, person: int = 2, **headers: str) -> object:
    where = reverse("photo-report", args=[room.code, photo.pk])
    sent = {"what": says, "words": "That is not nice.", "key": "a" * 32}
    return room.client(room.people[person]).post(where, sent, headers=headers)


def seen_by(room: Room, photo: Photo, person: int) -> str:
    client = room.client(room.people[person])
    return client.get(reverse("photo", args=[room.code, photo.pk])).content.decode()


def test_anybody_but_its_owner_may_say_so(room: Room, photo: Photo) -> None:
    asked = "Is something wrong with this picture?"
    assert [asked in seen_by(room, photo, person) for person in range(4)] == [False, True, True, True]
    assert say(room, photo, "other", person=0).status_code == 404  # type: ignore[attr-defined]
    assert say(room, photo, "nonsense").status_code == 422  # type: ignore[attr-defined]
    assert Report.objects.count() == 0


def test_a_picture_stays_until_those_who_run_the_room_have_looked(room: Room, photo: Photo) -> None:
    answer = say(room, photo, "other", **JSON).json()  # type: ignore[attr-defined]
    assert answer["go"] == reverse("photo", args=[room.code, photo.pk])
    photo.refresh_from_db()
    kept = Report.objects.get()
    assert (photo.state, kept.says, kept.words, kept.hid_from) == (
        "brought",
        "other",
        "That is not nice.",
        "",
    )
    assert waiting(room.workshop.pk).photos == 1
    desk = room.leader_client().get(reverse("reports", args=[room.code])).content.decode()
    assert ("That is not nice." in desk, "Let it stay" in desk, "Anna" in desk) == (True, True, False)


@pytest.mark.parametrize("says", ["me", "child"])
def test_a_picture_of_oneself_or_ones_child_is_put_aside_at_once(room: Room, photo: Photo, says: str) -> None:
    assert say(room, photo, says).url == reverse("wall", args=[room.code])  # type: ignore[attr-defined]
    photo.refresh_from_db()
    assert photo.state == PhotoState.REPORTED


def test_nobody_learns_who_said_so(room: Room, photo: Photo) -> None:
    say(room, photo, "me")
    lines = Activity.objects.filter(kind__in=[Kind.PHOTO_REPORTED, Kind.PHOTO_HIDDEN])
    assert set(lines.values_list("participant", "leader")) == {(None, None)}
    assert lines.count() == 2
    log = room.leader_client().get(reverse("desk-log", args=[room.code])).content.decode()
    assert "hid a picture" not in log


def test_so_many_at_once_have_to_wait(room: Room, photo: Photo) -> None:
    client, where = room.client(room.people[2]), reverse("photo-report", args=[room.code, photo.pk])
    statuses = [client.post(where, {"what": "other"}).status_code for _number in range(11)]
    assert statuses == [303] * 10 + [429]
    assert client.post(where, {"what": "other"}, headers=JSON).status_code == 429


def test_a_hidden_picture_cannot_be_reported_by_those_who_do_not_see_it(room: Room, photo: Photo) -> None:
    Photo.objects.filter(pk=photo.pk).update(state=PhotoState.WAITING)
    assert say(room, photo, "me").status_code == 404  # type: ignore[attr-defined]
