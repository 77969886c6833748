"""The page by secret link: for anybody, without cookies, and only what may be shown at this moment."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from places.codes import show_code
from places.enums import PhotoAudience, PhotoState, Stage
from places.models import Photo, ShareLink, Workshop
from tests.builders.rooms import Room
from tests.builders.visions import open_vision
from tests.one_line import one_line


@pytest.fixture
def room(db: None) -> Room:
    return open_vision()


@pytest.fixture
def link(room: Room) -> str:
    return ShareLink.objects.create(workshop=room.workshop).token


def page_of(link: str) -> str:
    return one_line(Client().get(reverse("shared-vision", args=[link])).content.decode())


def test_what_a_stranger_reads(room: Room, link: str) -> None:
    text = page_of(link)
    for said in (
        "Light that calls",
        "Because the lake calls us.",
        "“Every evening the light on the lake calls.”",
    ):
        assert said in text
    assert "So we will &lt;listen&gt;" not in text  # nobody has kept it
    assert "Nobody asked me then." not in text
    assert "1 photo not shown: its owner keeps it in the room." in text
    assert text.count(f"Picture code: {show_code(room.photos[0].reference)}") == 2  # at the top, and its pile
    for hidden in (room.code, room.workshop.token, "Anna", "live-stream", "csrfmiddlewaretoken", "/w/"):
        assert (hidden, hidden in text) == (hidden, False)


def test_one_pile_is_unfolded_and_no_chapter(room: Room, link: str) -> None:
    page = page_of(link)
    folds = re.findall('<details class="(outside-pile|outside-chapter) outside-fold"( open)?>', page)
    piles = [is_open for kind, is_open in folds if kind == "outside-pile"]
    chapters = [is_open for kind, is_open in folds if kind == "outside-chapter"]
    assert piles == [" open", *[""] * (len(piles) - 1)]
    assert chapters == [""] * len(chapters) != []


def test_no_cookie_no_index_no_referrer(room: Room, link: str) -> None:
    key = room.photos[0].key
    addresses = [
        reverse("shared-vision", args=[link]),
        reverse("walk", args=[link]),
        reverse("walk-station", args=[link, room.photos[0].pk]),
        reverse("walk-station", args=[link, 10**9]),
        reverse("shared-picture", args=[link, key, "small"]),
        reverse("shared-vision", args=["gone"]),
    ]
    for where in addresses:
        answer = Client().get(where)
        assert (where, len(answer.cookies)) == (where, 0)
        assert answer.headers["X-Robots-Tag"].startswith("noindex")
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        if "picture" not in where:
            assert '<meta name="robots" content="noindex' in answer.content.decode()
            assert answer.headers["Cache-Control"] == "no-store"


def test_in_the_workshops_language(room: Room, link: str) -> None:
    Workshop.objects.filter(pk=room.workshop.pk).update(language="sv")
    answer = Client().get(reverse("shared-vision", args=[link]), headers={"Accept-Language": "en"})
    assert answer.headers["Content-Language"] == "sv"
    assert '<html lang="sv"' in answer.content.decode()
    assert "What we put together" not in answer.content.decode()


def test_a_picture_follows_its_consent_at_once(room: Room, link: str) -> None:
    photo = room.photos[0]
    where = reverse("shared-picture", args=[link, photo.key, "small"])
    first = Client().get(where)
    assert (first.status_code, first.headers["Cache-Control"]) == (200, "private, no-cache")
    known = {"If-None-Match": first.headers["ETag"]}
    assert Client().get(where, headers=known).status_code == 304
    for changed in ({"audience": PhotoAudience.ROOM}, {"state": PhotoState.WITHDRAWN}):
        Photo.objects.filter(pk=photo.pk).update(audience=PhotoAudience.REPORT, state=PhotoState.BROUGHT)
        Photo.objects.filter(pk=photo.pk).update(**changed)
        assert Client().get(where, headers=known).status_code == 404
        assert photo.key not in page_of(link)
    assert "Evidence withdrawn" in page_of(link) or "taken back" in page_of(link)


def test_pictures_of_other_rooms_and_sizes_that_there_are_not(
    room: Room, other_room: Room, link: str
) -> None:
    other = ShareLink.objects.create(workshop=other_room.at(Stage.CLOSE).workshop).token
    key = room.photos[0].key
    assert Client().get(reverse("shared-picture", args=[other, key, "small"])).status_code == 404
    assert Client().get(reverse("shared-picture", args=[link, key, "huge"])).status_code == 404


def test_a_link_that_opens_nothing(room: Room, link: str) -> None:
    ShareLink.objects.all().delete()
    key = room.photos[0].key
    for name, args in (
        ("shared-vision", []),
        ("walk", []),
        ("walk-station", [room.photos[0].pk]),
        ("shared-picture", [key, "small"]),
    ):
        answer = Client().get(reverse(name, args=[link, *args]))
        assert (name, answer.status_code) == (name, 404)
        assert "There is nothing to see here" in answer.content.decode()


def test_nothing_is_changed_there(room: Room, link: str) -> None:
    assert Client().post(reverse("shared-vision", args=[link])).status_code == 405
