"""Who was moved to another table is told so, once."""

from typing import Any

from django.test import Client
from django.urls import reverse

from places.desk.actions.seating import move_person
from places.enums import Stage
from places.models import Participant
from tests.builders.rooms import Room

SAID = "You have a new place: you sit at Table 2 now."


def joined(room: Room) -> tuple[Client, Participant]:
    client = Client()
    client.post(reverse("join", args=[room.code]), {"first_name": "Edith", "table": "1"})
    return client, Participant.objects.get(workshop=room.workshop, first_name="Edith")


def page(client: Client, room: Room, name: str, **options: Any) -> str:
    return client.get(reverse(name, args=[room.code]), **options).content.decode()


def test_a_moved_person_sees_the_new_board_and_is_told_once(room: Room) -> None:
    client, edith = joined(room)
    room.at(Stage.CLUSTER)
    move_person(actor=room.leading, participant_id=edith.pk, group_id=room.groups[1].pk)
    room.at(Stage.SHARE)
    assert SAID in page(client, room, "wall")
    assert SAID not in page(client, room, "wall")
    assert SAID not in page(client, room, "me")


def test_who_changes_tables_themselves_is_told_in_other_words(room: Room) -> None:
    client, _edith = joined(room)
    me = reverse("me", args=[room.code])
    said = client.post(me, {"table": room.groups[1].pk}, follow=True).content.decode()
    assert ("You have changed tables." in said, SAID in said) == (True, False)


def test_who_came_back_on_another_phone_is_told_too(room: Room) -> None:
    client, edith = joined(room)
    code = page(client, room, "me").split('return-code-words" ')[1].split(">")[1].split("<")[0].strip()
    other = Client()
    other.post(reverse("come-back"), {"code": room.code, "return_code": code})
    move_person(actor=room.leading, participant_id=edith.pk, group_id=room.groups[1].pk)
    assert SAID in page(other, room, "me")


def test_a_browser_that_has_noted_no_table_is_told_nothing(room: Room) -> None:
    mira = room.people[0]
    client = room.client(mira)
    move_person(actor=room.leading, participant_id=mira.pk, group_id=room.groups[1].pk)
    assert SAID not in page(client, room, "me")
