"""The desk: the stage and its one next step, the door, the code, hosts, and the workshop's words."""

import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from placeness import __version__
from places.enums import Kind, Section, Stage
from places.models import Activity, Group, Leader, Participant, Place, Theme, Workshop
from places.vision.actions import sentences
from tests.builders.rooms import SESSION, Room
from tests.builders.shared_boards import share

JSON = {"Accept": "application/json"}


def url(room: Room, name: str = "desk") -> str:
    return reverse(name, args=[room.code])


def act(room: Room, route: str, /, **fields: Any) -> HttpResponse:
    return room.leader_client().post(url(room, route), fields)


def test_the_desk_shows_people_counts_and_the_code(room: Room, other_room: Room) -> None:
    room.photo(room.people[0], "Words that the desk does not show")
    page = room.leader_client().get(url(room)).content.decode()
    assert room.code in page
    for person in room.people:
        assert person.first_name in page
    assert "People are bringing their pictures." in page
    assert "Open the wall" in page
    assert f"Placeness {__version__}" in page
    assert "Words that the desk" not in page
    assert other_room.code not in page


def primary(room: Room) -> list[str]:
    """What the desk's primary buttons say."""
    page = room.leader_client().get(url(room)).content.decode()
    found = re.findall(r'class="button primary"[^>]*>(.*?)</(?:a|button)>', page, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", button).strip() for button in found]


def test_showing_the_result_comes_before_writing(room: Room) -> None:
    room.photo(room.people[0])
    share(room.at(Stage.WEIGH), "Water")
    assert primary(room) == ["Go to the result"]
    act(room, "reveal")
    assert primary(room) == ["Start writing"]


def test_the_closed_desk_offers_what_can_be_taken_along(room: Room) -> None:
    room.at(Stage.CLOSE)
    assert primary(room) == []
    sentences.add_sentence(actor=room.leading, section=Section.HEADLINE, text="Light that calls")
    page = room.leader_client().get(url(room)).content.decode()
    for name in ("vision-docx", "exports", "export-sorts", "poster", "screen"):
        assert reverse(name, args=[room.code]) in page
    assert "Light that calls" in page
    assert primary(room) == ["The vision as Word"]


def test_the_queries_do_not_grow_with_the_room(room: Room, django_assert_max_num_queries: Any) -> None:
    for number in range(30):
        Participant.objects.create(
            workshop=room.workshop, first_name=f"N{number}", name_key=f"n{number}", return_digest=str(number)
        )
    client = room.leader_client()
    with django_assert_max_num_queries(26 + SESSION):
        client.get(url(room))


def test_hosts_are_made_and_taken_back_by_leaders(room: Room, other_room: Room) -> None:
    mira = room.people[0]
    for field, is_host in (("on", True), ("off", False)):
        assert act(room, "desk-host", **{field: mira.pk}).status_code == 303
        mira.refresh_from_db()
        assert mira.is_host is is_host
    for wrong in (other_room.people[0].pk, "x", "", "9" * 30, "٣"):
        assert act(room, "desk-host", on=wrong).status_code == 404
    assert not Participant.objects.filter(is_host=True).exists()


def test_pressing_twice_is_once(room: Room) -> None:
    for _ in range(2):
        act(room, "desk-door", open="no", key="b" * 32)
    assert [line.kind for line in Activity.objects.all()] == [Kind.DOOR_MOVED]


def test_the_words_and_limits_change(room: Room) -> None:
    words = {
        "name": "Huskvarna",
        "ness": "",
        "question": "What is it here?",
        "language": "sv",
        "photos_each": "5",
        "keep_until": "2999-12-31",
    }
    answer = act(room, "desk-change", **words)
    assert answer.headers["Location"] == url(room)
    room.workshop.refresh_from_db()
    assert (room.workshop.place.name, room.workshop.place.ness) == ("Huskvarna", "Huskvarna-ness")
    assert (room.workshop.language, room.workshop.photos_each) == ("sv", 5)
    assert str(room.workshop.keep_until) == "2999-12-31"


def test_refused_words_stay_in_their_fields_with_the_reason(room: Room) -> None:
    words = {"name": "", "ness": "x" * 81, "question": "Kept", "language": "xx", "photos_each": "6"}
    page = act(room, "desk-change", **words)
    text = page.content.decode()
    assert page.status_code == 422
    for said in ("Write the name of the place.", "This is 1 letter too long.", "Kept", "x" * 81):
        assert said in text
    past = act(room, "desk-change", name="A", language="en", photos_each="3", keep_until="2001-01-01")
    assert "Choose a day that is still to come." in past.content.decode()
    room.workshop.refresh_from_db()
    assert room.workshop.place.name == "Jönköping"
    assert room.workshop.keep_until is None


def test_the_form_shows_what_is_so_now(room: Room) -> None:
    room.workshop.keep_until = timezone.localdate()
    room.workshop.save()
    page = room.leader_client().get(url(room, "desk-change")).content.decode()
    assert f'value="{timezone.localdate():%Y-%m-%d}"' in page
    assert 'value="Jönköping"' in page


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
    with django_assert_max_num_queries(7 + SESSION):
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
    assert [group.name for group in Group.objects.filter(workshop=workshop)] == [
        "Table 1",
        "Table 2",
        "Table 3",
    ]
    assert "Huskvarna" in workshop.asked
    assert Theme.objects.filter(workshop=workshop, key="water").exists()
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
