"""Where bringing begins: a picture or words only, and what was begun before."""

import pytest
from django.http import HttpResponse
from django.urls import reverse

from places.enums import Kind, Stage
from places.models import Activity, Photo
from tests.builders.rooms import Room

JSON = {"Accept": "application/json"}


def page(room: Room, person: int = 0) -> str:
    return room.client(room.people[person]).get(reverse("bring", args=[room.code])).content.decode()


def begin(room: Room, person: int = 0, **fields: str) -> HttpResponse:
    return room.client(room.people[person]).post(reverse("bring", args=[room.code]), fields)


def test_the_page_asks_and_works_without_scripts(room: Room) -> None:
    text = page(room)
    assert room.workshop.question in text
    assert f'action="{reverse("upload", args=[room.code])}"' in text
    assert 'accept="image/*"' in text
    assert "capture" not in text
    assert 'enctype="multipart/form-data"' in text


def test_what_was_begun_and_brought_is_ones_own(room: Room, other_room: Room) -> None:
    begun = room.photo(room.people[0], "Begun by Mira", state="started")
    brought = room.photo(room.people[0], "Brought by Mira")
    room.photo(room.people[1], "Brought by Sam")
    text = page(room)
    assert reverse("bring-step", args=[room.code, begun.pk, "essence"]) in text
    assert reverse("bring-step", args=[room.code, brought.pk, "done"]) in text
    assert "Sam" not in text.replace("Same", "")


def test_words_only_leads_to_the_first_question(room: Room) -> None:
    answer = begin(room, key="d" * 32)
    photo = Photo.objects.get()
    assert answer.headers["Location"] == reverse("bring-step", args=[room.code, photo.pk, "essence"])
    assert begin(room, key="d" * 32).headers["Location"] == answer.headers["Location"]
    assert Photo.objects.count() == 1
    assert [line.kind for line in Activity.objects.all()] == [Kind.PHOTO_STARTED]


def test_scripts_are_told_where_to_go(room: Room) -> None:
    client = room.client(room.people[0])
    told = client.post(reverse("bring", args=[room.code]), {"key": "d" * 32}, headers=JSON).json()
    assert told["go"] == reverse("bring-step", args=[room.code, Photo.objects.get().pk, "essence"])
    assert told["operations"] == []


def test_another_persons_key_is_no_way_into_their_card(room: Room) -> None:
    begin(room, key="d" * 32)
    answer = begin(room, person=1, key="d" * 32)
    assert answer.status_code == 422
    assert Photo.objects.count() == 1


def test_as_many_as_the_room_asks_for(room: Room) -> None:
    for _ in range(room.workshop.photos_each):
        room.photo(room.people[0])
    assert "You have brought as many as this room asks for." in page(room)
    answer = begin(room)
    assert (answer.status_code, Photo.objects.count()) == (409, 3)


@pytest.mark.parametrize(
    ("stage", "words"), [(Stage.WELCOME, "a little later"), (Stage.WEIGH, "past bringing pictures")]
)
def test_too_early_and_too_late(room: Room, stage: Stage, words: str) -> None:
    room.at(stage)
    assert words in page(room)
    answer = begin(room)
    assert (answer.status_code, words in answer.content.decode()) == (409, True)
    assert not Photo.objects.exists()


def test_a_leader_is_asked_to_join_first(room: Room) -> None:
    answer = room.leader_client().get(reverse("bring", args=[room.code]))
    assert answer.status_code == 403
    assert "Join the room with your first name" in answer.content.decode()
