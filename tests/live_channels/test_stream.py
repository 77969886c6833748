"""Live updates as an ASGI application: streams, polls, and 404 for everybody else."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from places.desk.actions import workshops
from places.enums import Kind, Stage
from places.live.frames import PADDING, REFRESH, Cursor
from places.live_channels.stream import LiveApplication, header, newest
from places.models import Activity
from tests.builders.rooms import Room, open_room
from tests.live.phones import LiveRoom, act, cursor, scope, session


@pytest.fixture
def room(own_database: str) -> Room:
    return open_room(Stage.SHARE)


@pytest.fixture
def mira(room: Room) -> str:
    return session(room.client(room.people[0]))


def ask(asked: dict[str, Any]) -> tuple[int, dict[bytes, bytes], bytes]:
    """Send one request that is answered at once."""
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(LiveApplication()(asked, receive, send))
    start, *parts = sent
    assert not parts[-1].get("more_body", False)
    return start["status"], dict(start["headers"]), b"".join(part["body"] for part in parts)


def test_headers_and_the_first_bytes(room: Room, mira: str) -> None:
    async def story() -> None:
        async with LiveRoom(room) as live:
            phone = await live.open(mira, channel="wall")
            assert phone.status == 200
            assert phone.bytes.startswith(PADDING)
            assert phone.headers[b"content-type"] == b"text/event-stream; charset=utf-8"
            assert phone.headers[b"cache-control"] == b"no-cache, no-transform"
            assert phone.headers[b"x-accel-buffering"] == b"no"
            assert phone.headers[b"x-content-type-options"] == b"nosniff"

    asyncio.run(story())


def test_strangers_get_the_same_404_as_for_a_code_that_does_not_exist(room: Room) -> None:
    other = open_room(Stage.SHARE, name="Barts")
    cookies = [
        "",
        session(other.client(other.people[0])),
        session(other.leader_client()),
        "session=x",
        "session=" + "\xff" * 40,
    ]
    answers = [
        ask(scope(f"/live/{code}/{what}", "channel=wall&since=x:1", cookie))
        for cookie in cookies
        for code in (room.code, "HT7K-2M9P")
        for what in ("stream", "poll")
    ]
    assert {(status, body) for status, _headers, body in answers} == {(404, b"")}


@pytest.mark.parametrize("path", ["/live/", "/live/x", "/live/HT7K-2M9P/other", "/live/a/b/stream"])
def test_other_addresses_are_not_there(path: str) -> None:
    assert ask(scope(path))[0] == 404


@pytest.mark.parametrize("method", ["POST", "HEAD", "PUT", "DELETE", "OPTIONS"])
def test_live_news_are_only_read(room: Room, mira: str, method: str) -> None:
    asked = scope(f"/live/{room.code}/poll", "since=x:1", mira) | {"method": method}
    assert ask(asked)[0] == 404


@pytest.mark.parametrize(
    "query",
    [
        "&".join(f"a{n}=1" for n in range(200)),
        "channel=board-" + "9" * 5000,
        "channel=%00&lang=%00&since=%00",
        "channel=wall&since=" + "9" * 5000,
        "channel=wall&lang=%F0%9F%92%A9&since=%ED%A0%80",
        "%",
        "=&=&;",
    ],
)
def test_crooked_questions_get_a_status_not_an_error(room: Room, mira: str, query: str) -> None:
    assert ask(scope(f"/live/{room.code}/poll", query, mira))[0] == (
        404 if "board" in query or "%00" in query else 204
    )


def test_a_poll_gives_the_same_operations_as_the_stream(room: Room, mira: str) -> None:
    async def story() -> None:
        async with LiveRoom(room) as live:
            start = await act(cursor, room=room)
            phone = await live.open(mira, channel="wall", since=str(start))
            await act(workshops.move_stage, actor=room.leading, stage=Stage.CLUSTER)
            await act(Activity.record, actor=room.actor(room.people[0]), kind=Kind.PERSON_JOINED)
            await phone.follows(room)
            poll = await live.poll(mira, start, channel="wall")
            told = json.loads(poll.bytes)
            assert (poll.status, poll.headers[b"content-type"]) == (200, b"application/json")
            assert told["id"] == phone.received[-1].id
            assert told["operations"] == phone.operations
            assert (await live.poll(mira, told["id"], channel="wall")).status == 204

    asyncio.run(story())


def test_a_poll_with_nothing_for_this_page_moves_its_cursor(room: Room, mira: str) -> None:
    start = cursor(room)
    workshops.move_door(actor=room.leading, is_open=False)

    async def story() -> None:
        async with LiveRoom(room) as live:
            poll = await live.poll(mira, start, channel="wall")
            assert json.loads(poll.bytes) == {"id": str(await act(cursor, room=room)), "operations": []}

    asyncio.run(story())


def test_polls_of_another_epoch_or_the_future_are_a_refresh_and_without_a_cursor_nothing(
    room: Room, mira: str
) -> None:
    here = cursor(room)

    async def story() -> None:
        async with LiveRoom(room) as live:
            for since in (Cursor("other", 0), Cursor(here.epoch, 99)):
                poll = await live.poll(mira, since, channel="wall")
                assert json.loads(poll.bytes) == {"id": str(here), "operations": REFRESH}
            assert (await live.poll(mira, "nonsense", channel="wall")).status == 204

    asyncio.run(story())


def test_stopping_ends_every_stream(room: Room) -> None:
    async def story() -> None:
        async with LiveRoom(room) as live:
            phones = [
                await live.open(session(client), channel="room")
                for client in [await act(room.client, person=person) for person in room.people]
            ]
            await asyncio.to_thread(live.application.close_soon)
            for phone in phones:
                assert b"retry: " in (await phone.closed()).bytes
                assert phone.ended
            late = await live.open(session(await act(room.client, person=room.people[0])), channel="room")
            assert (late.status, late.ended) == (503, True)

    asyncio.run(story())


def test_a_code_from_before_keeps_its_stream(room: Room, mira: str) -> None:
    old = room.code
    workshops.change_code(actor=room.leading)
    assert ask(scope(f"/live/{old}/poll", "channel=room", mira))[0] == 204


def test_without_the_live_application_django_answers_not_found(room: Room) -> None:
    client = Client()
    for what in ("stream", "poll"):
        assert client.get(f"/live/{room.code}/{what}").status_code == 404


def test_the_newest_cursor_of_the_logs_own_epoch_counts() -> None:
    here = Cursor("own", 9)
    asked = scope("/live/x/stream", "", last_event_id="own:3")
    assert newest(asked, {"since": ["own:5"], "lastEventId": ["old:8"]}, here) == Cursor("own", 5)
    assert newest(asked, {}, here) == Cursor("own", 3)
    assert newest(scope("/"), {"since": ["old:8"]}, here) == Cursor("old", 8)
    assert newest(scope("/"), {"since": ["x"]}, here) is None


def test_a_page_with_assets_of_another_version_is_told_to_refresh(
    room: Room, mira: str, tmp_path: Path, settings: LazySettings
) -> None:
    manifest = {"version": "1.1", "paths": {}, "hash": "newhash"}
    (tmp_path / "staticfiles.json").write_text(json.dumps(manifest), encoding="ascii")
    settings.STATIC_ROOT = tmp_path
    here = cursor(room)

    async def story() -> None:
        async with LiveRoom(room) as live:
            for assets in ("newhash", ""):
                assert (await live.poll(mira, here, channel="wall", assets=assets)).status == 204
            poll = await live.poll(mira, here, channel="wall", assets="oldhash")
            assert json.loads(poll.bytes) == {"id": str(here), "operations": REFRESH}
            phone = await live.open(mira, channel="wall", since=str(here), assets="oldhash")
            assert phone.operations == REFRESH

    asyncio.run(story())


def test_cookies_may_come_in_pieces() -> None:
    asked = {"headers": [(b"cookie", b"a=1"), (b"accept", b"*"), (b"cookie", b"b=\xe5")]}
    assert header(asked, b"cookie") == "a=1; b=\xe5"
    assert header(asked, b"last-event-id") == ""
