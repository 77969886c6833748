"""What is right always opens; what fails is counted by browser, for all strangers and by what was tried."""

import threading
from collections.abc import Callable

import pytest
from django.core.cache import caches
from django.db import connections
from django.test import Client
from django.urls import reverse

from places.codes import new_code, show_code
from places.models import Participant
from places.workshops.views import rate_limits
from tests.builders.rooms import Room, open_room

WRONG = "HT7K-2M9P"
HONEST, JOINING, GUESSERS = 200, 20, 4


@pytest.fixture(autouse=True)
def _from_nothing(db: None) -> None:
    caches["windows"].clear()


def guess(client: Client, code: str = WRONG) -> int:
    return client.post(reverse("enter-code"), {"code": code}).status_code


def waits(client: Client, count: int) -> list[int]:
    """Guess so many times; return the seconds that each answer asks to wait (0 for none)."""
    answers = [client.post(reverse("enter-code"), {"code": WRONG}) for _ in range(count)]
    assert {(answer.status_code, "Retry-After" in answer.headers) for answer in answers} <= {
        (422, False),
        (429, True),
    }
    return [int(answer.headers.get("Retry-After", 0)) for answer in answers]


def test_a_browser_that_fails_often_waits_longer_each_time_and_a_right_code_opens(room: Room) -> None:
    client = Client()
    assert waits(client, 19) == [0] * 10 + [5, 10, 20, 40, 80, 160, 300, 300, 300]
    refused = client.post(reverse("enter-code"), {"code": WRONG}).content.decode()
    assert "That was a lot of tries." in refused
    assert f'value="{WRONG}"' in refused
    assert guess(client, room.code) == 302
    assert guess(Client()) == 422  # others behind the same address are not held up


def test_right_codes_are_never_counted(room: Room) -> None:
    client = Client()
    assert {guess(client, room.code) for _ in range(15)} == {302}
    room.workshop.door_open = False
    room.workshop.save()
    assert {guess(client, room.code) for _ in range(15)} == {302}  # to the page on which people wait
    assert {guess(client, "HT7") for _ in range(15)} == {422}  # not a whole code yet
    assert waits(client, 1) == [0]


def test_strangers_fail_together_and_whoever_belongs_to_a_room_by_themselves(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate_limits, "BY_STRANGERS", "3/m")
    holder = Client()
    holder.get(reverse("qr-door", args=[room.workshop.token]))
    assert [waits(Client(), 1)[0] for _ in range(8)] == [0, 0, 0, 5, 5, 5, 10, 10]
    assert waits(holder, 1) == waits(room.client(room.people[0]), 1) == waits(room.leader_client(), 1) == [0]
    assert guess(Client(), room.code) == 302
    assert Client().get(reverse("join", args=[room.code])).status_code == 200


def test_links_with_a_token_of_their_own_are_never_held_up(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate_limits, "BY_STRANGERS", "3/m")
    client = Client()
    waits(client, 14)
    assert client.get(reverse("qr-door", args=[room.workshop.token])).status_code == 302
    assert [client.get(reverse("qr-door", args=["x" * 22])).status_code for _ in range(12)] == [404] * 12
    assert [client.get(reverse("enter-token", args=["x"])).status_code for _ in range(12)] == [404] * 12


def test_no_session_is_written_for_a_guess(room: Room) -> None:
    client = Client(enforce_csrf_checks=True)
    client.get(reverse("enter-code"))
    token = client.cookies["csrf"].value
    for _ in range(3):
        sent = {"code": WRONG, "csrfmiddlewaretoken": token}
        assert client.post(reverse("enter-code"), sent).status_code == 422
    assert set(client.cookies) == {"csrf"}


def test_two_hundred_of_two_hundred_are_let_in_while_four_threads_guess(
    own_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate_limits, "BY_STRANGERS", "10/m")
    room, done, one = open_room(), threading.Event(), Client()
    one.get("/healthz")  # middleware is loaded once, for all browsers
    tried: list[int] = []
    guessers = [
        threading.Thread(target=_guess_until, args=(done, one, tried.append)) for _ in range(GUESSERS)
    ]
    for each in guessers:
        each.start()
    try:
        let_in = [guess(_like(one), room.code) for _ in range(HONEST)]
        joined = [_come_in(_like(one), room, number) for number in range(JOINING)]
    finally:
        done.set()
        for each in guessers:
            each.join()
    assert let_in == [302] * HONEST
    assert joined == [302] * JOINING
    assert Participant.objects.filter(workshop=room.workshop).count() == JOINING + len(room.people)
    assert set(tried) <= {404, 422, 429}
    assert 429 in tried  # it is a real siege: those who guess are slowed down already


def _like(one: Client) -> Client:
    another = Client()
    another.handler = one.handler
    return another


def _come_in(client: Client, room: Room, number: int) -> int:
    name = f"{chr(97 + number % 26)}{chr(97 + number // 26)}na"
    return client.post(reverse("join", args=[room.code]), {"first_name": name, "table": "1"}).status_code


def _guess_until(done: threading.Event, one: Client, note: Callable[[int], None]) -> None:
    try:
        while not done.is_set():
            client = _like(one)
            for _ in range(12):
                note(client.get(reverse("join", args=[show_code(new_code())])).status_code)
                done.wait(0.1)
    finally:
        connections.close_all()
