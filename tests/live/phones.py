"""Phones for tests of live updates: they send requests as uvicorn would, and keep every frame they receive."""

import asyncio
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import connections
from django.test import Client

from places.live.frames import Cursor
from places.live_channels.stream import LiveApplication
from tests.builders.rooms import Room

PATIENCE = 10  # seconds; states are waited for, this only ends a test that would hang


async def act(function: Callable[..., Any], **arguments: Any) -> Any:
    """Do an act in a thread of its own, as the pages' threads do."""

    def run() -> Any:
        try:
            return function(**arguments)
        finally:
            connections.close_all()

    return await asyncio.to_thread(run)


def session(client: Client) -> str:
    """Return the Cookie header of a browser."""
    return f"{settings.SESSION_COOKIE_NAME}={client.session.session_key}"


def scope(path: str, query: str = "", cookies: str = "", **headers: str) -> dict[str, Any]:
    """Return the scope of a GET request."""
    sent = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    sent += [(b"cookie", cookies.encode())] if cookies else []
    return {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "headers": sent,
    }


@dataclass(frozen=True)
class Received:
    """One event: where the page stands after it, and what changes."""

    id: str
    operations: list[dict[str, Any]]


class Phone:
    """One open stream (or one poll) of one browser."""

    def __init__(self, application: LiveApplication, room: Room, cookies: str, **query: str) -> None:
        what = query.pop("what", "stream")
        headers = {"last_event_id": query.pop("last_event_id")} if "last_event_id" in query else {}
        self.scope = scope(f"/live/{room.code}/{what}", urlencode(query), cookies, **headers)
        self.status = 0
        self.headers: dict[bytes, bytes] = {}
        self.bytes = b""
        self.ended = False
        self.held: asyncio.Event | None = None
        self._news = asyncio.Condition()
        self._gone = asyncio.Event()
        self._task = asyncio.ensure_future(application(self.scope, self._receive, self._send))

    async def _receive(self) -> dict[str, Any]:
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], dict(message["headers"])
        else:
            self.bytes += message.get("body", b"")
            self.ended = not message.get("more_body", False)
            if self.ended:
                self._gone.set()  # as uvicorn's: who has the whole answer is told that nobody is there any more
        async with self._news:
            self._news.notify_all()
        if self.held is not None and self.bytes:
            await self.held.wait()

    @property
    def received(self) -> list[Received]:
        """Every event so far."""
        events = []
        for block in self.bytes.decode().split("\n\n"):
            lines = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line[1:])
            if "id" in lines:
                events.append(Received(lines["id"], json.loads(lines["data"])))
        return events

    @property
    def operations(self) -> list[dict[str, Any]]:
        """Everything that changed on the page, in order."""
        return [change for event in self.received for change in event.operations]

    async def until(self, true: Callable[["Phone"], Any]) -> "Phone":
        """Wait until `true(phone)`."""
        async with asyncio.timeout(PATIENCE), self._news:
            await self._news.wait_for(lambda: true(self))
        return self

    async def follows(self, room: Room) -> "Phone":
        """Wait until the page stands where the room's log stands now."""
        end = str(await act(cursor, room=room))
        return await self.until(lambda phone: [event.id for event in phone.received][-1:] == [end])

    async def opened(self) -> "Phone":
        """Wait until the first bytes are here."""
        return await self.until(lambda phone: phone.bytes or phone.ended)

    async def closed(self) -> "Phone":
        """Wait until the server has ended the answer."""
        async with asyncio.timeout(PATIENCE):
            await self._task
        return self

    async def hang_up(self) -> None:
        """Go away, as a phone does that sleeps."""
        self._gone.set()
        await self.closed()


class LiveRoom:
    """A room's live application while a test runs: `async with LiveRoom(room) as live`."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.application = LiveApplication()
        self.phones: list[Phone] = []

    async def __aenter__(self) -> "LiveRoom":
        return self

    async def __aexit__(self, *_error: object) -> None:
        self.application.close_soon()
        for phone in self.phones:
            phone._gone.set()
        await asyncio.gather(*(phone._task for phone in self.phones), return_exceptions=True)
        if self.application.hub:
            await asyncio.gather(*self.application.hub._tasks, return_exceptions=True)

    def phone(self, cookies: str, **query: str) -> Phone:
        """Begin to open a stream."""
        self.phones.append(Phone(self.application, self.room, cookies, **query))
        return self.phones[-1]

    async def open(self, cookies: str, **query: str) -> Phone:
        """Open a stream and wait until it stands."""
        return await self.phone(cookies, **query).opened()

    async def poll(self, cookies: str, since: Cursor | str, **query: str) -> Phone:
        """Ask once for the news after `since`."""
        return await self.phone(cookies, what="poll", since=str(since), **query).closed()


def cursor(room: Room) -> Cursor:
    """Return where the room's log stands."""
    room.workshop.refresh_from_db()
    return Cursor(room.workshop.epoch, room.workshop.revision)


def texts(operations: Iterable[dict[str, Any]], element: str) -> list[str]:
    """Return the texts that an element got, in order."""
    return [change["text"] for change in operations if change.get("id") == element]
