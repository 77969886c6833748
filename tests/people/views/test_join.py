"""Joining: one field, one button; nobody is made by looking, nobody twice by pressing twice."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from places.models import Activity, Participant
from places.texts import LIMITS
from tests.builders.rooms import Room


def join(room: Room, client: Client, **fields: str) -> HttpResponse:
    return client.post(reverse("join", args=[room.code]), {"table": "1", **fields})


def names(room: Room) -> list[str]:
    return list(Participant.objects.filter(workshop=room.workshop).values_list("first_name", flat=True))[4:]


def test_looking_makes_nobody(room: Room) -> None:
    for _ in range(3):
        assert Client().get(reverse("join", args=[room.code])).status_code == 200
        assert Client().head(reverse("join", args=[room.code])).status_code == 200
    assert names(room) == []


def test_a_name_and_a_table(room: Room, other_room: Room) -> None:
    client = Client()
    answer = join(room, client, first_name="  Edith ", table="2")
    assert answer.headers["Location"] == reverse("me", args=[room.code]) + "?new=1"
    person = Participant.objects.get(first_name="Edith")
    assert (person.workshop, person.group, person.symbol) == (room.workshop, room.groups[1], "")
    assert client.get(reverse("me", args=[room.code])).status_code == 200
    assert client.get(reverse("join", args=[room.code])).headers["Location"] == reverse(
        "home", args=[room.code]
    )


def test_joining_gives_another_session_id(room: Room) -> None:
    client = Client()
    session = client.session
    session["passes"] = []
    session.save()
    before = client.cookies["session"].value
    join(room, client, first_name="Edith")
    assert client.cookies["session"].value != before


def before_the_answer(room: Room) -> Client:
    """A browser that has opened the join page; without what an answer to its form would set."""
    client = Client()
    client.get(reverse("join", args=[room.code]))
    assert set(client.cookies) == {"csrf"}
    return client


def test_pressing_twice_is_one_person(room: Room) -> None:
    first, again = before_the_answer(room), Client()
    again.cookies["csrf"] = first.cookies[
        "csrf"
    ].value  # the same browser, which the first answer did not reach
    for client in (first, again):
        assert join(room, client, first_name="Edith", key="a" * 32).status_code == 302
        assert "Edith" in client.get(reverse("me", args=[room.code])).content.decode()
    assert names(room) == ["Edith"]
    assert Activity.objects.count() == 1


def test_another_browser_with_the_same_key_does_not_become_the_person(room: Room) -> None:
    edith = before_the_answer(room)
    join(room, edith, first_name="Edith", key="a" * 32)
    for client, name in [(before_the_answer(room), "Nils"), (Client(), "Olof"), (Client(), "Pia")]:
        assert join(room, client, first_name=name, key="a" * 32).status_code == 302
        assert name in client.get(reverse("me", args=[room.code])).content.decode()
    stored = Participant.objects.get(first_name="Edith").join_key
    assert (len(stored), stored == "a" * 32) == (32, False)
    assert join(room, before_the_answer(room), first_name="Quim", key=stored).status_code == 302
    assert names(room) == ["Edith", "Nils", "Olof", "Pia", "Quim"]


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u200b", "\x00"])
def test_a_name_has_to_be_written(room: Room, typed: str) -> None:
    answer = join(room, Client(), first_name=typed)
    assert (answer.status_code, "Please write your first name." in answer.content.decode()) == (422, True)
    assert names(room) == []


def test_too_long_a_name_stays_in_its_field(room: Room) -> None:
    typed = "Å" * (LIMITS["first_name"] + 3)
    page = join(room, Client(), first_name=typed).content.decode()
    assert "This is 3 letters too long. Please make it shorter." in page
    assert f'value="{typed}"' in page


def test_two_of_a_name_are_told_apart_by_a_sign(room: Room) -> None:
    client = Client()
    asked = join(room, client, first_name="mira")
    assert asked.status_code == 422
    page = asked.content.decode()
    assert "Somebody here has the same first name." in page
    assert 'value="leaf"' in page
    assert 'value="mira"' in page
    assert join(room, client, first_name="mira", symbol="leaf").status_code == 302
    again = join(room, Client(), first_name="Mira", symbol="leaf").content.decode()
    assert 'value="leaf"' not in again
    assert 'value="boat"' in again
    assert names(room) == ["mira"]


def test_a_full_name_gets_a_hint_and_is_taken(room: Room) -> None:
    page = join(room, Client(), first_name="Dr Mira Berg", table="9").content.decode()
    assert "<span data-hint>" in page
    assert "<span data-hint hidden>" in Client().get(reverse("join", args=[room.code])).content.decode()
    assert join(room, Client(), first_name="Dr Mira Berg").status_code == 302


@pytest.mark.parametrize("table", ["9", "0", "x", "9" * 5000])
def test_a_table_that_is_not_here(room: Room, table: str) -> None:
    assert join(room, Client(), first_name="Edith", table=table).status_code == 422
    assert names(room) == []


@pytest.mark.parametrize("table", ["2", "02"])
def test_the_table_of_the_link_is_taken_without_asking(room: Room, table: str) -> None:
    where = f"{reverse('join', args=[room.code])}?table={table}"
    client = Client()
    assert 'type="radio" name="table"' not in client.get(where).content.decode()
    assert client.post(where, {"first_name": "Edith"}).status_code == 302
    assert Participant.objects.get(first_name="Edith").group == room.groups[1]


@pytest.mark.parametrize("table", ["9", "x", "-2", "٢", "9" * 5000, "\x00"])
def test_a_crooked_table_in_the_link_is_asked_for(room: Room, table: str) -> None:
    page = Client().get(reverse("join", args=[room.code]), {"table": table})
    assert (page.status_code, 'type="radio" name="table"' in page.content.decode()) == (200, True)


def test_a_leader_can_take_part_even_when_the_door_is_closed(room: Room, other_room: Room) -> None:
    room.workshop.door_open = False
    room.workshop.save()
    client = room.leader_client()
    assert join(room, client, first_name="Edith").status_code == 302
    assert client.get(reverse("bring", args=[room.code])).status_code == 200
    assert client.get(reverse("desk", args=[room.code])).status_code == 200
    other = join(room, other_room.leader_client(), first_name="Nils")
    assert other.headers["Location"] == reverse("wait-outside", args=[room.code])
    assert names(room) == ["Edith"]


def test_the_language_of_the_browser_is_the_persons(room: Room) -> None:
    client = Client(headers={"Accept-Language": "sv"})
    assert "Vad heter du i förnamn?" in client.get(reverse("join", args=[room.code])).content.decode()
    join(room, client, first_name="Edith")
    assert Participant.objects.get(first_name="Edith").language == "sv"
