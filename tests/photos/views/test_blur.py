"""The page on which parts of a stored picture are hidden."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from places import imaging
from places.enums import PhotoState, Stage
from places.models import Photo
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room

ASKED = "Please mark first what is to be hidden."
JSON = {"Accept": "application/json"}


@pytest.fixture(scope="module", autouse=True)
def _children_end() -> Iterator[None]:
    yield
    imaging.stop()


@pytest.fixture
def photo(room: Room) -> Photo:
    room.at(Stage.SHARE)
    key = stored_picture(320, 240)
    return room.photo(room.people[0], "The lake", key=key, width=320, height=240)


def url(room: Room, photo: Photo) -> str:
    return reverse("photo-blur", args=[room.code, photo.pk])


def test_the_page_shows_the_picture_and_says_that_it_is_for_good(room: Room, photo: Photo) -> None:
    text = room.client(room.people[0]).get(url(room, photo)).content.decode()
    assert f'src="{reverse("media", args=[photo.key, "large"])}"' in text
    assert "Nobody can bring it back." in text
    assert "This is not your picture" not in text
    assert "This is not your picture" in room.leader_client().get(url(room, photo)).content.decode()


def test_its_owner_goes_on_where_they_were(room: Room, photo: Photo) -> None:
    client = room.client(room.people[0])
    answer = client.post(url(room, photo), {"areas": "0,0,0.5,0.5"})
    assert (answer.status_code, answer.url) == (
        303,
        reverse("bring-step", args=[room.code, photo.pk, "done"]),
    )  # type: ignore[attr-defined]
    first = photo.key
    photo.refresh_from_db()
    assert photo.key != first
    assert client.get(reverse("media", args=[first, "small"])).status_code == 404
    assert client.get(reverse("media", args=[photo.key, "small"])).status_code == 200
    Photo.objects.filter(pk=photo.pk).update(state=PhotoState.STARTED)
    answer = client.post(url(room, photo), {"areas": "0,0,0.5,0.5"}, headers=JSON)
    assert answer.json()["go"] == reverse("bring-step", args=[room.code, photo.pk, "see"])


def test_a_leader_comes_back_to_the_photo(room: Room, photo: Photo) -> None:
    answer = room.leader_client().post(url(room, photo), {"areas": "0,0,0.5,0.5"})
    assert answer.url == reverse("photo", args=[room.code, photo.pk])  # type: ignore[attr-defined]


@pytest.mark.parametrize("areas", ["", "x", "2,2,1,1"])
def test_nothing_marked_is_asked_for(room: Room, photo: Photo, areas: str) -> None:
    client = room.client(room.people[0])
    answer = client.post(url(room, photo), {"areas": areas})
    assert (answer.status_code, ASKED in answer.content.decode()) == (422, True)
    told = client.post(url(room, photo), {"areas": areas}, headers=JSON)
    assert (told.status_code, told.json()["sentence"]) == (422, ASKED)


def test_for_others_there_is_no_such_page(room: Room, photo: Photo) -> None:
    assert room.client(room.people[1]).get(url(room, photo)).status_code == 404
    assert Client().get(url(room, photo)).status_code == 404
    Photo.objects.filter(pk=photo.pk).update(state=PhotoState.SEALED)
    assert room.leader_client().get(url(room, photo)).status_code == 404
    Photo.objects.filter(pk=photo.pk).update(state=PhotoState.STARTED)
    assert room.leader_client().get(url(room, photo)).status_code == 404
