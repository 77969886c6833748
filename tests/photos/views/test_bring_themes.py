"""The words on a picture: one's own first; only then the room's to tap, eight at a time, five in all."""

import re

import pytest
from django.http import HttpResponse
from django.urls import reverse

from places.models import Photo, Theme
from places.photos.actions.starter_themes import starter_themes
from tests.builders.rooms import Room


@pytest.fixture
def photo(room: Room) -> Photo:
    Theme.objects.bulk_create(starter_themes(room.workshop.pk))
    return room.photo(room.people[0], state="started")


def url(room: Room, photo: Photo, query: str = "") -> str:
    return reverse("bring-step", args=[room.code, photo.pk, "themes"]) + query


def page(room: Room, photo: Photo, query: str = "", person: int = 0) -> str:
    return room.client(room.people[person]).get(url(room, photo, query)).content.decode()


def send(room: Room, photo: Photo, query: str = "", **fields: object) -> HttpResponse:
    return room.client(room.people[0]).post(url(room, photo, query), fields)


def words(photo: Photo) -> list[str]:
    return [put.tag.name for put in photo.themed_photos.select_related("tag")]


def shown(text: str) -> list[str]:
    return re.findall(r'name="taps"[^>]*value="([^"]*)"', text)


def test_ones_own_words_come_first_and_nothing_is_suggested_before(room: Room, photo: Photo) -> None:
    text = page(room, photo)
    assert text.count('name="word_') == 3
    assert shown(text) == []
    assert not [name for name in Theme.objects.values_list("name", flat=True) if f'"{name}"' in text]


def test_words_are_saved_and_then_the_rooms_are_shown(room: Room, photo: Photo) -> None:
    answer = send(room, photo, word_1=" Ångest ", word_2="", word_3="ångest")
    assert answer.headers["Location"] == url(room, photo, "?tap=1")
    assert words(photo) == ["Ångest"]
    assert 'value="Ångest"' in page(room, photo)


def test_eight_at_a_time_in_an_order_of_ones_own(room: Room, photo: Photo) -> None:
    screens = [shown(page(room, photo, f"?tap={number}")) for number in (1, 2, 3, 4, 5)]
    assert [len(screen) for screen in screens] == [8, 8, 8, 1, 8]
    assert screens[4] == screens[0]
    assert len({word for screen in screens for word in screen}) == 25
    assert screens[0] == shown(page(room, photo, "?tap=1"))
    theirs = room.photo(room.people[1], state="started")
    others = [shown(page(room, theirs, f"?tap={number}", person=1)) for number in (1, 2, 3, 4)]
    assert others != screens[:4]


def test_taps_are_added_and_taken_back_and_the_others_stay(room: Room, photo: Photo) -> None:
    send(room, photo, word_1="Dawn")
    eight = shown(page(room, photo, "?tap=1"))
    answer = send(room, photo, "?tap=1", taps=eight[:2])
    assert answer.headers["Location"] == reverse("bring-step", args=[room.code, photo.pk, "lenses"])
    assert sorted(words(photo)) == sorted(["Dawn", *eight[:2]])
    more = send(room, photo, "?tap=1", taps=eight[1:3], others="")
    assert more.headers["Location"] == url(room, photo, "?tap=2")
    assert sorted(words(photo)) == sorted(["Dawn", *eight[1:3]])
    send(room, photo, word_1="")
    assert sorted(words(photo)) == sorted(eight[1:3])


def test_five_are_as_many_as_there_may_be(room: Room, photo: Photo) -> None:
    eight = shown(page(room, photo, "?tap=1"))
    refused = send(room, photo, "?tap=1", taps=eight[:6])
    text = refused.content.decode()
    assert (refused.status_code, "Please choose at most five." in text) == (422, True)
    assert len(re.findall(r"checked", text)) == 6
    assert words(photo) == []


def test_a_tap_that_was_not_shown_is_refused(room: Room, photo: Photo, other_room: Room) -> None:
    assert send(room, photo, "?tap=1", taps=["Not a word of ours <b>"]).status_code == 422
    assert words(photo) == []


def test_too_long_a_word_stays_in_its_field(room: Room, photo: Photo) -> None:
    refused = send(room, photo, word_1="x" * 41, word_2="Fine")
    text = refused.content.decode()
    assert (refused.status_code, "This is 1 letter too long." in text) == (422, True)
    assert 'value="Fine"' in text
    assert words(photo) == []


@pytest.mark.parametrize("tap", ["0", "x", "-1", "9999", "٣", ""])
def test_a_crooked_screen_is_ones_own_words_or_one_of_ours(room: Room, photo: Photo, tap: str) -> None:
    answer = room.client(room.people[0]).get(url(room, photo), {"tap": tap})
    assert answer.status_code == 200


def test_without_starter_words_there_is_nothing_to_tap(room: Room) -> None:
    photo = room.photo(room.people[0], state="started")
    following = reverse("bring-step", args=[room.code, photo.pk, "lenses"])
    assert send(room, photo, word_1="Dawn").headers["Location"] == following
    assert shown(page(room, photo, "?tap=1")) == []


def test_the_way_from_the_review_leads_back_to_it(room: Room, photo: Photo) -> None:
    answer = send(room, photo, "?review=1", word_1="Dawn")
    assert answer.headers["Location"] == url(room, photo, "?review=1&tap=1")
    last = send(room, photo, "?review=1&tap=1")
    assert last.headers["Location"] == reverse("bring-step", args=[room.code, photo.pk, "done"])
