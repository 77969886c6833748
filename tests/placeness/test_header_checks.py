"""What is answered before a large body is read: what the view would say, or nothing when it may come."""

import asyncio
import json
from typing import Any

import pytest
from django.conf import LazySettings

from placeness.asgi import application
from placeness.request_body import PICTURE
from places import imaging
from places.enums import Stage
from tests.builders.rooms import Room, open_room
from tests.live.phones import session
from tests.placeness.asking import Answer, request, send_to

JSON = (b"accept", b"application/json")


@pytest.fixture
def room(own_database: str) -> Room:
    return open_room()


def asked(path: str, *headers: tuple[bytes, bytes]) -> Answer:
    """Announce a body of the largest size and send half of it; return what comes back meanwhile."""
    size = (b"content-length", str(PICTURE.most if "upload" in path else 2**20).encode())
    scope = request("POST", path, [JSON, size, *headers])
    return asyncio.run(send_to(application, scope, [bytes(2**19)] * 4, stays=True))


def cookie(client: Any) -> tuple[bytes, bytes]:
    return (b"cookie", session(client).encode())


def test_who_does_not_belong_is_told_so_at_once(room: Room) -> None:
    other = open_room(name="Barts")
    where = f"/w/{room.code}/upload/"
    strangers = [(), (cookie(other.client(other.people[0])),), ((b"cookie", b"session=made-up"),)]
    for headers in strangers:
        answer = asked(where, *headers)
        assert (answer.status, answer.ended, answer.headers["connection"]) == (404, True, "close")
        assert json.loads(answer.body)["sentence"] == "We could not find that page."
    assert asked("/w/NONE-NONE/upload/").status == 404
    assert asked(where, cookie(room.leader_client())).status == 403


def test_the_wrong_stage_and_a_full_disk_are_told_at_once(room: Room, settings: LazySettings) -> None:
    mira = cookie(room.client(room.people[0]))
    settings.PLACENESS_RESERVE_BYTES = 2**62
    full = asked(f"/w/{room.code}/upload/", mira)
    assert (full.status, json.loads(full.body)["sentence"].split(".")[0]) == (507, "The storage is full")
    del settings.PLACENESS_RESERVE_BYTES
    room.at(Stage.WEIGH)
    assert asked(f"/w/{room.code}/upload/", mira).status == 409


def test_a_card_sort_is_taken_from_leaders_only(room: Room) -> None:
    answer = asked("/desk/sorts/", cookie(room.client(room.people[0])))
    assert (answer.status, answer.headers["location"]) == (302, "/sign-in/?next=/desk/sorts/")


def test_refusals_are_pages_in_the_persons_language_for_browsers_without_scripts(room: Room) -> None:
    scope = request(
        "POST",
        f"/w/{room.code}/upload/",
        [(b"content-length", b"5000000"), (b"accept-language", b"sv"), (b"accept", b"text/html")],
    )
    answer = asyncio.run(send_to(application, scope, [bytes(10)], stays=True))
    assert (answer.status, 'lang="sv"' in answer.text) == (404, True)


@pytest.fixture(autouse=True)
def _children_end() -> Any:
    yield
    imaging.stop()
