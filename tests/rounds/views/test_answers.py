"""Answering on a phone: the first thing without an answer, back and forth, and crooked questions refused kindly."""

import pytest
from django.test import Client
from django.urls import reverse

from places.enums import RoundKind, Section, Stage
from places.models import MissingNote, Reaction, Sentence
from places.rounds.actions import rounds
from places.vision.actions import sentences
from tests.builders.rooms import Room, open_room


@pytest.fixture
def room(db: None) -> Room:
    room = open_room(Stage.WRITE)
    for text in ("Because the lake calls.", "Because we lit it."):
        sentences.add_sentence(actor=room.leading, section=Section.BECAUSE, text=text)
    rounds.open_round(actor=room.leading, kind=RoundKind.MIRROR)
    return room


def show(phone: Client, room: Room, query: str = "") -> str:
    return phone.get(reverse("round-answer", args=[room.code, "mirror"]) + query).content.decode()


def react(phone: Client, room: Room, **sent: str) -> int:
    return phone.post(reverse("round-react", args=[room.code, "mirror"]), sent).status_code


def test_one_sentence_a_screen_and_back(room: Room) -> None:
    phone = room.client(room.people[0])
    first, second = Sentence.objects.order_by("pk")
    assert "Because the lake calls." in show(phone, room)
    assert react(phone, room, sentence=str(first.pk), place="1", self="0") == 303
    assert "Because we lit it." in show(phone, room)
    again = show(phone, room, "?at=1")
    assert ('name="self" value="0" checked' in again, 'name="next" value="2"' in again) == (True, True)
    answer = phone.post(
        reverse("round-react", args=[room.code, "mirror"]),
        {"sentence": str(first.pk), "place": "0", "self": "0", "next": "2"},
    )
    assert answer.url.endswith("?at=2")
    assert sorted(Reaction.objects.values_list("question", "value")) == [("place", 0), ("self", 0)]
    assert second.text in show(phone, room, "?at=2")


@pytest.mark.parametrize("at", ["0", "3", "x", "-1", "9" * 30, "²"])
def test_other_numbers_show_what_is_next(room: Room, at: str) -> None:
    assert "Because the lake calls." in show(room.client(room.people[0]), room, f"?at={at}")


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({}, 422),
        ({"sentence": "x", "place": "1", "self": "1"}, 422),
        ({"sentence": "9" * 20, "place": "1", "self": "1"}, 422),
        ({"sentence": "999999", "place": "1", "self": "1"}, 404),
        ({"sentence": "1", "place": "2", "self": "1"}, 422),
        ({"sentence": "1", "place": "1"}, 422),
    ],
)
def test_crooked_answers_are_refused(room: Room, sent: dict[str, str], status: int) -> None:
    assert react(room.client(room.people[0]), room, **sent) == status
    assert not Reaction.objects.exists()


def test_only_people_who_joined_take_part(room: Room, other_room: Room) -> None:
    where = reverse("round-answer", args=[room.code, "mirror"])
    assert room.leader_client().get(where).status_code == 403
    assert other_room.client(other_room.people[0]).get(where).status_code == 404
    assert (
        room.client(room.people[0]).get(reverse("round-answer", args=[room.code, "polka"])).status_code == 404
    )


def test_a_round_that_is_not_open_says_so(room: Room) -> None:
    page = room.client(room.people[0]).get(reverse("round-answer", args=[room.code, "swap"]))
    said = page.content.decode()
    assert "This round is not open yet" in said
    assert "round-progress" not in said


def test_a_phone_that_sends_its_answer_again_gets_the_same_one(room: Room) -> None:
    rounds.open_round(actor=room.leading, kind=RoundKind.CONSENT)
    phone, url = room.client(room.people[0]), reverse("round-consent", args=[room.code])
    sent = {"consent": "1", "note": "The winter.", "key": "a" * 32}
    first = phone.post(url, sent, headers={"accept": "application/json"})
    assert first.json() == {
        "operations": [],
        "go": reverse("round-answer", args=[room.code, "consent"]) + "?saved=1",
    }
    phone.post(url, {"consent": "0", "note": "The winter wind.", "key": "b" * 32})
    rounds.show_round(actor=room.leading, kind=RoundKind.CONSENT)
    again = phone.post(url, sent, headers={"accept": "application/json"})
    assert (again.status_code, again.json()) == (200, first.json())
    assert Reaction.objects.get().value == 0
    assert MissingNote.objects.get().text == "The winter wind."
