"""Live updates: an ASGI application without Django's handler, for event streams and polls.

`/live/<code>/stream?channel=wall&lang=sv&since=<epoch:revision>` is an event stream, `/live/<code>/poll?…`
the same operations as JSON {"id", "operations"}, 204 when there is nothing new. People outside the
workshop get 404. `assets` is the version of the page's scripts and styles: a page of another version gets a refresh.
"""

import asyncio
import json
import random
import re
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any
from urllib.parse import parse_qs

from django.contrib.staticfiles.storage import staticfiles_storage

from places.live.frames import PADDING, PING, REFRESH, Cursor, part, read_cursor
from places.live.listener import Listener
from places.live_channels.authentication import Authenticator, StreamRequest, Subscriber
from places.live_channels.hub import Hub

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Coroutine[Any, Any, None]]

ADDRESS = re.compile(r"/live/(?P<code>[^/]{1,20})/(stream|poll)")
LIFETIME_SECONDS = 600.0  # then the page connects again, and its rights are read anew
OTHER_ASSETS = Cursor("another version", 0)
COMMON = [
    (b"cache-control", b"no-cache, no-transform"),
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
]
STREAM = [*COMMON, (b"content-type", b"text/event-stream; charset=utf-8"), (b"x-accel-buffering", b"no")]


class LiveApplication:
    """Answers `/live/…`. Has one hub per event loop; a stream holds no database connection."""

    def __init__(self) -> None:
        self.hub: Hub | None = None
        self._closed: Hub | None = None
        self._authenticator = Authenticator()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = await self._asked(scope)
        if asked is None:
            await answer(send, 404)
        elif scope["path"].endswith("/poll"):
            await self._poll(*asked, send)
        else:
            await self._stream(*asked, receive, send)

    def close_soon(self) -> None:
        """End all streams before the server stops (from any thread, or from a signal handler)."""
        self._closed = self.hub
        if self.hub:
            self.hub.close_soon()

    async def _asked(self, scope: Scope) -> tuple[Subscriber, Cursor | None] | None:
        """Return who asks, and from which cursor on; None for people outside. A stream keeps nothing else of it."""
        address = ADDRESS.fullmatch(scope["path"])
        if address is None or scope["method"] != "GET":
            return None
        query = read_query(scope)
        channel, language = query.get("channel", ["room"])[0], query.get("lang", [""])[0]
        stream_request = StreamRequest(header(scope, b"cookie"), address["code"], channel, language)
        subscriber = await self._authenticator.answer(stream_request)
        return subscriber and (subscriber, newest(scope, query, subscriber.here))

    def _hub_of_this_loop(self) -> Hub:
        if self.hub is None or self.hub.loop is not asyncio.get_running_loop():
            self.hub = Hub()
        return self.hub

    async def _stream(
        self, subscriber: Subscriber, since: Cursor | None, receive: Receive, send: Send
    ) -> None:
        hub = self._hub_of_this_loop()
        if hub is self._closed:
            await answer(send, 503)
            return
        until = time.monotonic() + LIFETIME_SECONDS * random.uniform(1, 1.5)  # noqa: S311 - spreads returns, hides nothing
        listener = Listener(subscriber.audience, subscriber.session, subscriber.participant_id, until)
        try:
            missed = await hub.join(listener, subscriber.here, since)
            await send({"type": "http.response.start", "status": 200, "headers": STREAM})
            listener.open(send, PADDING + PING + missed)
            while (await receive())["type"] != "http.disconnect":
                pass  # a finished response gets it at once
        finally:
            hub.leave(listener)
            listener.disconnect()

    async def _poll(self, subscriber: Subscriber, since: Cursor | None, send: Send) -> None:
        if since is None or since == subscriber.here:
            await answer(send, 204)
            return
        if since.epoch != subscriber.here.epoch or since.revision > subscriber.here.revision:
            body = {"id": str(subscriber.here), "operations": REFRESH}
            await answer(send, 200, json.dumps(body).encode())
            return
        news = await self._hub_of_this_loop().missed(subscriber.audience, since, subscriber.here)
        frame = news.frame_for(subscriber.audience, subscriber.participant_id) or b"data: []"
        operations = frame.rpartition(b"data: ")[2].strip()
        await answer(send, 200, b'{"id":"%s","operations":%s}' % (str(news.cursor).encode(), operations))


def read_query(scope: Scope) -> dict[str, list[str]]:
    """Return the fields of the query string; {} for more than 20, which no page of ours sends."""
    try:
        return parse_qs(scope["query_string"].decode("ascii"), max_num_fields=20)
    except ValueError:
        return {}


def header(scope: Scope, wanted: bytes) -> str:
    """Return a request header, or an empty string; several of one name are joined, as HTTP/2 may split cookies."""
    return "; ".join(value.decode("latin-1") for name, value in scope["headers"] if name == wanted)


def newest(scope: Scope, query: dict[str, list[str]], here: Cursor) -> Cursor | None:
    """Return the newest cursor that the page has sent, of the log's epoch where it sent one; None for none.

    For a page with scripts and styles of another version: OTHER_ASSETS, which is answered with a refresh.
    """
    assets = query.get("assets", [""])[0]
    if assets not in ("", staticfiles_storage.manifest_hash):
        return OTHER_ASSETS
    sent = [header(scope, b"last-event-id"), *query.get("lastEventId", []), *query.get("since", [])]
    cursors = [cursor for cursor in map(read_cursor, sent) if cursor]
    own = [cursor for cursor in cursors if cursor.epoch == here.epoch]
    return max(own or cursors, key=lambda cursor: cursor.revision, default=None)


async def answer(send: Send, status: int, body: bytes = b"") -> None:
    """Send a whole small JSON answer."""
    headers = list(COMMON)
    if status != 204:
        headers += [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send(part(body, more=False))
