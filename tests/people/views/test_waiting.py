"""Outside a closed door: a right code waits there with its name, and a wrong one learns nothing."""

import re

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from places.desk.actions import workshops
from places.enums import Stage
from places.models import Latecomer, Participant
from tests.builders.rooms import Room
from tests.one_line import one_line

JSON = {"Accept": "application/json"}


def closed(room: Room) -> Room:
    workshops.move_stage(actor=room.leading, stage=Stage.WEIGH)
    return room


def url(room: Room, name: str = "wait-outside") -> str:
    return reverse(name, args=[room.code])


def waiting(room: Room, **words: str) -> Client:
    client = Client()
    client.post(url(room), {"first_name": "Nils", "table": "2", **words})
    return client


def text(answer: HttpResponse) -> str:
    return one_line(answer.content.decode())


def test_the_name_is_asked_and_the_page_waits(room: Room) -> None:
    client = Client()
    page = text(client.get(url(closed(room))))
    assert "The room is giving its dots just now." in page
    assert client.post(url(room), {"first_name": " "}).status_code == 422
    answer = client.post(url(room), {"first_name": "Nils", "table": "2"})
    assert answer.headers["Location"] == url(room)
    page = text(client.get(url(room)))
    assert "Good that you are here, Nils." in page
    assert '<meta http-equiv="refresh" content="15">' in page
    assert "Nils" not in str(Latecomer.objects.values())
    assert client.get(url(room), headers=JSON).json() == {"open": False}
    assert Participant.objects.filter(workshop=room.workshop).count() == 4


def test_when_the_room_moves_on_they_come_in_with_the_name_they_wrote(room: Room) -> None:
    client = waiting(closed(room), key="a" * 32)
    workshops.move_stage(actor=room.leading, stage=Stage.WRITE)
    assert client.get(url(room), headers=JSON).json() == {"open": True}
    page = client.get(url(room)).content.decode()
    assert "The door is open, Nils." in one_line(page)
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    assert (fields["first_name"], fields["table"]) == ("Nils", "2")
    answer = client.post(url(room, "join"), fields)
    assert answer.headers["Location"] == url(room, "me") + "?new=1"
    person = Participant.objects.get(workshop=room.workshop, first_name="Nils")
    assert person.group == room.groups[1]
    assert (Latecomer.objects.count(), client.session["waiting"]) == (0, {})
    assert client.get(url(room)).headers["Location"] == url(room, "join")


def test_who_wrote_their_name_as_the_door_closed_waits_with_it(room: Room) -> None:
    client = Client()
    client.get(url(room, "join"))
    answer = client.post(url(closed(room), "join"), {"first_name": "Nils", "table": "2"})
    assert answer.headers["Location"] == url(room)
    assert "Good that you are here, Nils." in text(client.get(url(room)))


def test_a_name_that_somebody_has_asks_for_a_sign_while_there_is_time(room: Room) -> None:
    client = Client()
    answer = client.post(url(closed(room)), {"first_name": "mira", "table": "1"})
    assert (answer.status_code, "Choose a sign" in text(answer)) == (422, True)
    answer = client.post(url(room), {"first_name": "mira", "table": "1", "symbol": "star"})
    assert answer.status_code == 302


def test_the_language_is_changed_while_waiting(room: Room) -> None:
    client = waiting(closed(room))
    answer = client.post(reverse("set-language"), {"language": "sv", "next": url(room)})
    assert answer.headers["Location"] == url(room)
    assert 'lang="sv"' in client.get(url(room)).content.decode()


def test_a_closed_door_that_waits_for_nothing(room: Room) -> None:
    workshops.move_door(actor=room.leading, is_open=False)
    assert "Those who run the room see that you are waiting." in text(waiting(room).get(url(room)))
    room.at(Stage.CLOSE)
    answer = waiting(room).get(url(room))
    assert (answer.status_code, "This workshop is over" in text(answer)) == (409, True)
    assert waiting(room).get(url(room), headers=JSON).status_code == 409


def test_a_wrong_code_is_told_nothing_and_slowed(room: Room) -> None:
    client, wrong = Client(), reverse("wait-outside", args=["HT7K-2M9P"])
    known = client.get(reverse("join", args=["HT7K-2M9P"]))
    for headers in ({}, JSON):
        answer = client.get(wrong, headers=headers)
        assert answer.status_code == known.status_code == 404
    assert client.post(wrong, {"first_name": "Nils"}).status_code == 404
    statuses = [client.get(wrong, headers=JSON).status_code for _ in range(12)]
    assert statuses[-1] == 429
    assert client.get(url(closed(room))).status_code == 200


def test_people_who_are_in_are_not_kept_outside(room: Room) -> None:
    assert room.client(room.people[0]).get(url(closed(room))).headers["Location"] == url(room, "join")
