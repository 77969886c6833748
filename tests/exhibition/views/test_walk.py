"""The walk: from station to station, and what it says of one that is gone."""

import pytest
from django.test import Client
from django.urls import reverse

from places.codes import show_code
from places.enums import PhotoAudience, PhotoState, Stage
from places.models import Photo, ShareLink
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room, open_room
from tests.one_line import one_line


@pytest.fixture
def walk(db: None) -> tuple[Room, str]:
    room = open_room(Stage.CLOSE)
    picture = {"key": stored_picture(8, 6), "width": 8, "height": 6, "see": "A lake"}
    room.photo(room.people[0], "Calm <b>", belonging="We swim", audience=PhotoAudience.REPORT, **picture)
    room.photo(room.people[1], "Kept in the room")
    room.photo(room.people[2], "Only words", audience=PhotoAudience.PUBLIC)
    return room, ShareLink.objects.create(workshop=room.workshop).token


def read(name: str, *args: object) -> tuple[int, str]:
    answer = Client().get(reverse(name, args=args))
    return answer.status_code, one_line(answer.content.decode())


def test_the_beginning_leads_to_the_first(walk: tuple[Room, str]) -> None:
    room, link = walk
    status, text = read("walk", link)
    assert status == 200
    assert f'href="{reverse("walk-station", args=[link, room.photos[0].pk])}"' in text
    assert ("2 pictures and cards" in text, "1 photo is not shown." in text) == (True, True)
    assert "Kept in the room" not in text


def test_forth_and_back(walk: tuple[Room, str]) -> None:
    room, link = walk
    first, last = (reverse("walk-station", args=[link, room.photos[n].pk]) for n in (0, 2))
    _status, text = read("walk-station", link, room.photos[0].pk)
    assert f'rel="prev" href="{reverse("walk", args=[link])}"' in text
    assert f'rel="next" href="{last}"' in text
    for said in ("Station 1 of 2", "“Calm &lt;b&gt;”", "“We swim”", 'alt="A lake"', "Mira"):
        assert (said, said in text) == (said, True)
    code = show_code(room.photos[0].reference)
    assert f'href="{reverse("this-is-me")}?picture={code}"' in text
    _status, text = read("walk-station", link, room.photos[2].pk)
    assert f'rel="prev" href="{first}"' in text
    assert f'rel="next" href="{reverse("shared-vision", args=[link])}"' in text
    assert ("“Only words”" in text, "<img" in text) == (True, False)


def test_one_that_is_gone_leads_back_to_the_others(walk: tuple[Room, str]) -> None:
    room, link = walk
    Photo.objects.filter(pk=room.photos[0].pk).update(state=PhotoState.WITHDRAWN)
    for photo_id in (room.photos[0].pk, room.photos[1].pk, 0, 10**30):
        status, text = read("walk-station", link, photo_id)
        assert (status, "This picture is not here any more" in text, "Calm" in text) == (404, True, False)
        assert reverse("walk", args=[link]) in text


def test_a_walk_without_pictures(walk: tuple[Room, str]) -> None:
    room, link = walk
    Photo.objects.filter(workshop=room.workshop).update(audience=PhotoAudience.ROOM)
    status, text = read("walk", link)
    assert (status, "There is no picture here that may be shown." in text) == (200, True)
    assert "3 photos are not shown." in text
