"""Coming back on another device with a return code."""

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from places.actions import people, workshops
from places.actions.people import Joining
from places.enums import Role
from places.models import Participant
from places.queries.return_codes import own_code
from places.rules import Actor
from tests.rooms import Room

SENTENCE = "These two codes do not fit together. Check both, and try again."


@pytest.fixture(autouse=True)
def _from_nothing() -> None:
    cache.clear()


def joined(room: Room, language: str = "en") -> Participant:
    newcomer = Actor(room.workshop.pk, Role.NEWCOMER)
    return people.join(actor=newcomer, joining=Joining("Edith", language=language)).participant


def come_back(code: str, return_code: str, client: Client | None = None) -> HttpResponse:
    return (client or Client()).post(reverse("come-back"), {"code": code, "return_code": return_code})


@pytest.mark.parametrize("language", ["en", "sv"])
def test_both_codes_make_this_device_the_person(room: Room, language: str) -> None:
    person = joined(room, language)
    client = Client()
    answer = come_back(
        room.code.lower(), own_code(room.workshop.pk, person.pk).upper().replace("-", " "), client
    )
    assert answer.headers["Location"] == reverse("home", args=[room.code])
    assert "Edith" in client.get(reverse("me", args=[room.code])).content.decode()
    assert Participant.objects.filter(workshop=room.workshop).count() == 5


def test_a_closed_door_and_an_old_code_do_not_keep_anybody_out(room: Room) -> None:
    person = joined(room)
    old, mine = room.code, own_code(room.workshop.pk, person.pk)
    workshops.move_door(actor=room.leading, is_open=False)
    workshops.change_code(actor=room.leading)
    room.workshop.refresh_from_db()
    assert come_back(old, mine).headers["Location"] == reverse("home", args=[room.code])


def test_every_failure_has_the_same_sentence_and_keeps_what_was_typed(room: Room, other_room: Room) -> None:
    mine = own_code(room.workshop.pk, joined(room).pk)
    tries = [
        (room.code, "lantern-meadow-42"),
        (other_room.code, mine),
        ("HT7K-2M9P", mine),
        ("nonsense", mine),
        (room.code, "nonsense"),
    ]
    for code, typed in tries:
        answer = come_back(code, typed)
        page = answer.content.decode()
        assert (answer.status_code, SENTENCE in page) == (422, True)
        assert f'value="{code}"' in page
        assert f'value="{typed}"' in page


@pytest.mark.parametrize(
    ("code", "typed"), [("", ""), ("x" * 41, "y"), ("HT7K-2M9P", "z" * 81), ("\x00", "\x00")]
)
def test_what_cannot_be_codes(db: None, code: str, typed: str) -> None:
    assert come_back(code, typed).status_code == 422


def test_the_join_page_hands_its_code_on(room: Room) -> None:
    page = Client().get(reverse("come-back"), {"code": room.code}).content.decode()
    assert f'value="{room.code}"' in page
    assert f'value="{"x" * 40}"' in Client().get(reverse("come-back"), {"code": "x" * 41}).content.decode()


def test_ten_wrong_tries_and_no_more(room: Room) -> None:
    mine = own_code(room.workshop.pk, joined(room).pk)
    client = Client()
    tries = [come_back(room.code, "lantern-meadow-42", client).status_code for _ in range(11)]
    assert tries == [422] * 10 + [429]
    assert come_back(room.code, mine, client).status_code == 429
    assert come_back(room.code, mine).status_code == 302
