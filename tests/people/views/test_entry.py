"""Before the door: while a room weighs nobody new comes in, and is told so kindly."""

import pytest
from django.test import Client
from django.urls import reverse

from places.desk.actions import workshops
from places.enums import Stage
from places.models import Participant
from tests.builders.rooms import Room
from tests.one_line import one_line


@pytest.fixture
def weighing(room: Room) -> Room:
    workshops.move_stage(actor=room.leading, stage=Stage.WEIGH)
    room.workshop.refresh_from_db()
    return room


def test_a_spoken_code_is_told_kindly_to_wait(weighing: Room) -> None:
    answer = Client().get(reverse("join", args=[weighing.code]), follow=True)
    assert answer.status_code == 200
    assert "Your code is right. The room is giving its dots just now" in one_line(answer.content.decode())
    assert (
        "The room is giving its dots"
        not in Client().get(reverse("join", args=["HT7K-2M9P"]), follow=True).content.decode()
    )


def test_who_scanned_the_link_is_told_why_and_can_come_in_later(weighing: Room) -> None:
    client = Client()
    client.get(reverse("qr-door", args=[weighing.workshop.token]))
    join = reverse("join", args=[weighing.code])
    assert "The room is giving its dots just now" in client.get(join, follow=True).content.decode()
    waits = client.post(join, {"first_name": "Nils", "key": "a" * 32}, follow=True).content.decode()
    assert "Good that you are here, Nils." in one_line(waits)
    assert Participant.objects.filter(workshop=weighing.workshop).count() == 4
    workshops.move_door(actor=weighing.leading, is_open=True)
    assert client.get(join).status_code == 200


def test_members_come_back_in_all_the_same(weighing: Room) -> None:
    answer = weighing.client(weighing.people[0]).get(reverse("join", args=[weighing.code]))
    assert answer.headers["Location"] == reverse("home", args=[weighing.code])
