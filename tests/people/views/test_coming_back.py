"""Coming back on another device with a return code."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from places.desk.actions import workshops
from places.enums import Hold, Role, Stage
from places.models import Participant, Workshop
from places.people.actions import joining
from places.people.actions.joining import Joining
from places.people.queries.return_codes import digest, former_return_code, own_code
from places.people.views import coming_back
from places.rules import Actor
from places.workshops.views import rate_limits
from tests.builders.rooms import Room

WRONG = "lantern-meadow-barn-4207"
SENTENCE = "These two codes do not fit together. Check both, and try again."


@pytest.fixture(autouse=True)
def _from_nothing(db: None) -> None:
    caches["windows"].clear()


def joined(room: Room, language: str = "en") -> Participant:
    newcomer = Actor(room.workshop.pk, Role.NEWCOMER)
    return joining.join(actor=newcomer, joining=Joining("Edith", language=language)).participant


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
    pairs = [
        (room.code, WRONG),
        (other_room.code, mine),
        ("HT7K-2M9P", mine),
        ("nonsense", mine),
        (room.code, "nonsense"),
    ]
    for code, typed in pairs:
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


def test_after_ten_wrong_tries_one_waits_and_the_right_code_opens(room: Room) -> None:
    mine = own_code(room.workshop.pk, joined(room).pk)
    client = Client()
    answers = [come_back(room.code, WRONG, client) for _ in range(12)]
    assert [answer.status_code for answer in answers] == [422] * 10 + [429] * 2
    assert [answer.headers.get("Retry-After") for answer in answers[9:]] == [None, "5", "10"]
    assert "That was a lot of tries." in answers[-1].content.decode()
    assert come_back(room.code, mine, client).status_code == 302


def test_who_guesses_at_one_room_holds_nobody_up_there(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate_limits, "BY_AIM", "3/10m")
    mine = own_code(room.workshop.pk, joined(room).pk)
    old = room.code
    workshops.change_code(actor=room.leading)
    room.workshop.refresh_from_db()
    codes = [old, room.code, old, room.code, old]  # former codes count with their room
    assert [come_back(code, WRONG).status_code for code in codes] == [422] * 3 + [429] * 2
    assert come_back(room.code, mine).status_code == come_back(old, mine).status_code == 302


def test_short_codes_of_before_open_and_are_guarded_by_their_small_number(
    room: Room, other_room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate_limits, "BY_AIM", "3/10m")
    monkeypatch.setattr(coming_back, "BY_AIM", "3/10m")
    person, newer = room.people[0], joined(room)
    mine = former_return_code(person.token, person.language)
    person.return_digest = digest(room.workshop.pk, mine)
    person.save()
    assert come_back(room.code, mine.replace("-", "")).status_code == 302
    assert [come_back(room.code, "lantern-meadow-42").status_code for _ in range(3)] == [422] * 3
    assert come_back(room.code, mine).status_code == 429
    scanned = Client()
    scanned.get(reverse("qr-door", args=[room.workshop.token]))
    assert come_back(room.code, mine, scanned).status_code == 302
    assert come_back(room.code, own_code(room.workshop.pk, newer.pk)).status_code == 302


def test_codes_end_with_their_workshop(room: Room) -> None:
    mine = own_code(room.workshop.pk, joined(room).pk)
    workshops.move_stage(actor=room.leading, stage=Stage.CLOSE)
    assert come_back(room.code, mine).status_code == 302  # to read on, and to take one's own things back
    Workshop.objects.update(keep_until=timezone.localdate() - timedelta(days=1))
    ended = come_back(room.code, mine)
    assert (ended.status_code, SENTENCE in ended.content.decode()) == (422, True)
    Workshop.objects.update(hold=Hold.HELD, decision="2026/123")
    assert come_back(room.code, mine).status_code == 302  # what is kept can be read and taken back
    Workshop.objects.update(hold=Hold.LIFTED)
    Workshop.objects.all().delete()
    assert come_back(room.code, mine).content.decode().count(SENTENCE) == 1
