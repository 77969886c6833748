"""Guessing is counted by browser, by what is guessed and for the whole server; successes never are."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from places.views import tries
from tests.rooms import Room

WRONG = "HT7K-2M9P"


@pytest.fixture(autouse=True)
def _from_nothing() -> None:
    cache.clear()


def guess(client: Client, code: str = WRONG) -> int:
    return client.post(reverse("enter-code"), {"code": code}).status_code


def test_ten_wrong_codes_from_one_browser_and_no_more(room: Room) -> None:
    client = Client()
    assert [guess(client) for _ in range(12)] == [422] * 10 + [429] * 2
    refused = client.post(reverse("enter-code"), {"code": room.code})
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "5")
    assert "That was a lot of tries." in refused.content.decode()
    assert guess(Client(), room.code) == 302  # others behind the same address are not held up


def test_right_codes_are_never_counted(room: Room) -> None:
    client = Client()
    assert {guess(client, room.code) for _ in range(15)} == {302}
    assert guess(client) == 422


def test_the_whole_server_has_a_limit_that_a_pass_goes_round(
    room: Room, other_room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tries, "BY_SERVER", "3/m")
    holder = Client()
    holder.get(reverse("qr-door", args=[room.workshop.token]))
    assert [guess(Client()) for _ in range(4)] == [422] * 3 + [429]
    assert guess(Client(), room.code) == 429
    assert guess(holder, room.code) == 302
    assert guess(room.client(room.people[0]), room.code) == 302
    assert guess(holder, other_room.code) == 429


def test_one_aim_has_a_limit_from_however_many_browsers(
    room: Room, other_room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tries, "BY_AIM", "3/10m")

    def come_back(code: str) -> int:
        sent = {"code": code, "return_code": "lantern-meadow-42"}
        return Client().post(reverse("come-back"), sent).status_code

    assert [come_back(room.code) for _ in range(4)] == [422] * 3 + [429]
    assert come_back(other_room.code) == 422


def test_a_first_failure_gives_the_browser_a_session_of_its_own(room: Room) -> None:
    client = Client()
    assert "session" not in client.cookies
    guess(client)
    assert client.session["tried"] is True
