"""The front page, the spoken code, and the address in a QR code."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from places.codes import show_code
from places.models import Participant, Workshop
from tests.builders.rooms import Room

SENTENCE = "No room has this code. Check it, or ask the person who gave it to you."
SHORT = "This is too short for a code. It has eight letters and numbers."


def type_code(typed: str, client: Client | None = None) -> object:
    return (client or Client()).post(reverse("enter-code"), {"code": typed})


@pytest.mark.django_db
def test_the_front_page_asks_for_a_code_and_leads_leaders_in() -> None:
    page = Client().get("/").content.decode()
    assert f'action="{reverse("enter-code")}"' in page
    assert reverse("sign-in") in page or reverse("desk-home") in page


@pytest.mark.parametrize(
    "change",
    [
        str.lower,
        lambda code: code.replace("-", ""),
        lambda code: f" {code} ",
        lambda code: code.replace("0", "o").replace("1", "l"),
    ],
)
def test_a_code_is_read_however_it_is_typed(room: Room, change: object) -> None:
    Workshop.objects.filter(pk=room.workshop.pk).update(code="H0K12M9P")
    answer = type_code(change("H0K1-2M9P"))
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("join", args=["H0K1-2M9P"]))


def test_a_wrong_code_is_told_at_its_field_and_a_short_one_that_it_is_short(room: Room) -> None:
    for typed, sentence in (("ZZZZ-2222", SENTENCE), ("HT7", SHORT), ("H-T 7", SHORT)):
        answer = type_code(typed)
        assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
        assert 'aria-invalid="true"' in answer.content.decode()
    assert Client().get(reverse("join", args=["ZZZZ-2222"])).status_code == 404


def test_a_right_code_meets_a_closed_door_and_no_error(room: Room, other_room: Room) -> None:
    Workshop.objects.filter(pk=room.workshop.pk).update(door_open=False)
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    Workshop.objects.filter(pk=other_room.workshop.pk).update(keep_until=yesterday)
    for answer in (type_code(room.code), Client().get(reverse("join", args=[room.code]))):
        assert answer.headers["Location"] == reverse("wait-outside", args=[room.code])
    for answer in (type_code(other_room.code), Client().get(reverse("join", args=[other_room.code]))):
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "This workshop is over" in page
        assert "Your code is right" in page
        assert 'class="error"' not in page
        assert "aria-invalid" not in page


@pytest.mark.parametrize("typed", ["", "x", "12345678901234567890", "\x00\x00", "<b>HT7K</b>", "ÅÄÖÅÄÖÅÄ"])
@pytest.mark.django_db
def test_what_is_no_code_keeps_what_was_typed(typed: str) -> None:
    answer = type_code(typed)
    assert answer.status_code == 422
    assert (SHORT if 0 < len(typed) < 8 else SENTENCE) in answer.content.decode()
    assert "<b>HT7K" not in answer.content.decode()
    if typed.isalnum():
        assert f'value="{typed}"' in answer.content.decode()


def test_a_qr_link_remembers_the_pass_the_table_and_the_language(room: Room) -> None:
    client = Client()
    where = reverse("qr-door", args=[room.workshop.token])
    answer = client.get(where, {"table": "2", "lang": "sv"})
    assert answer.headers["Location"] == reverse("join", args=[room.code]) + "?table=2"
    assert client.session["passes"] == [room.workshop.pk]
    assert client.cookies["language"].value == "sv"
    assert 'lang="sv"' in client.get(answer.headers["Location"]).content.decode()
    assert Participant.objects.count() == 4  # a link preview creates nobody


@pytest.mark.parametrize(("table", "lang"), [("x", "xx"), ("-1", ""), ("999", "../"), ("٣", "sv\x00")])
def test_a_damaged_qr_link_still_leads_in(room: Room, table: str, lang: str) -> None:
    client = Client()
    answer = client.get(reverse("qr-door", args=[room.workshop.token]), {"table": table, "lang": lang})
    assert answer.headers["Location"] == reverse("join", args=[show_code(room.workshop.code)])
    assert "language" not in client.cookies


def test_an_unknown_token_gets_the_sentence(room: Room) -> None:
    answer = Client().get(reverse("qr-door", args=["no-such-token"]))
    assert (answer.status_code, SENTENCE in answer.content.decode()) == (404, True)


def test_one_pass_is_kept_for_each_room_and_twenty_at_most(room: Room, other_room: Room) -> None:
    client = Client()
    session = client.session
    session["passes"] = [*range(10**6, 10**6 + 20)]
    session.save()
    for found in (room, other_room, room):
        client.get(reverse("qr-door", args=[found.workshop.token]))
    passes = client.session["passes"]
    assert len(passes) == 20
    assert passes[-2:] == [other_room.workshop.pk, room.workshop.pk]
