"""A leader's places and workshops, and opening a new one."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from placeness import __version__
from places.models import Group, Leader, Place, Theme, Workshop
from tests.builders.rooms import Room

OPENING = {"name": "Huskvarna", "kind": "team", "language": "sv", "tables": "3", "photos_each": "2"}


@pytest.mark.parametrize("name", ["desk-home", "open-workshop"])
def test_strangers_are_led_to_the_sign_in_page_and_back(room: Room, name: str) -> None:
    for client in (Client(), room.client(room.people[0])):
        answer = client.get(reverse(name))
        assert answer.headers["Location"] == f"{reverse('sign-in')}?next={reverse(name)}"


def test_only_ones_own_places(room: Room, other_room: Room) -> None:
    page = room.leader_client().get(reverse("desk-home")).content.decode()
    assert reverse("desk", args=[room.code]) in page
    assert f"Placeness {__version__}" in page
    assert other_room.code not in page
    assert "Barts" not in page


def test_the_queries_do_not_grow_with_places(room: Room, django_assert_max_num_queries: Any) -> None:
    for number in range(10):
        place = Place.objects.create(name=f"P{number}", ness=f"P{number}-ness")
        place.leaders.add(room.leader)
        Workshop.objects.create(place=place)
    client = room.leader_client()
    with django_assert_max_num_queries(6):
        client.get(reverse("desk-home"))


def test_opening_a_place_with_its_first_workshop(room: Room) -> None:
    answer = room.leader_client().post(reverse("open-workshop"), {**OPENING, "key": "c" * 32})
    workshop = Workshop.objects.exclude(pk=room.workshop.pk).get()
    assert answer.headers["Location"] == reverse("desk", args=[f"{workshop.code[:4]}-{workshop.code[4:]}"])
    assert (workshop.place.name, workshop.place.ness, workshop.place.kind) == (
        "Huskvarna",
        "Huskvarna-ness",
        "team",
    )
    assert [group.name for group in Group.objects.filter(workshop=workshop)] == ["Bord 1", "Bord 2", "Bord 3"]
    assert "Huskvarna" in workshop.question
    assert Theme.objects.filter(workshop=workshop, name="Vatten").exists()
    again = room.leader_client().post(reverse("open-workshop"), {**OPENING, "key": "c" * 32})
    assert again.headers["Location"] == answer.headers["Location"]
    assert Workshop.objects.count() == 2


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "", "Write the name of the place."),
        ("name", "x" * 81, "This is 1 letter too long."),
        ("question", "x" * 301, "This is 1 letter too long."),
        ("tables", "31", "30"),
        ("tables", "0", "1"),
        ("tables", "many", "Enter a whole number."),
        ("photos_each", "6", "5"),
        ("kind", "planet", "planet"),
        ("language", "xx", "xx"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(room: Room, field: str, value: str, said: str) -> None:
    answer = room.leader_client().post(reverse("open-workshop"), {**OPENING, field: value})
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert Workshop.objects.count() == 1


def test_a_leader_without_places_is_told_how_to_begin(db: None) -> None:
    client = Client()
    client.force_login(Leader.objects.create_user("new@example.org", "a good long password"))
    page = client.get(reverse("desk-home"))
    assert reverse("open-workshop") in page.content.decode()
