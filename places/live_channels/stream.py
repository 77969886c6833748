"""The door of live news: a small raw ASGI application, mounted ahead of Django.

`/live/<code>/stream?channel=wall&lang=sv&since=<epoch:revision>` is an event stream, `/live/<code>/poll?…`
the same operations as JSON {"id", "operations"}, 204 when there is nothing new. Strangers get 404. `assets` names the
version of the page's scripts and styles: a page of another version is told to refresh.
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
from places.live_channels.authentication import Asker, Asking, Question
from places.live_channels.hub import Hub

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Coroutine[Any, Any, None]]

ADDRESS = re.compile(r"/live/(?P<code>[^/]{1,20})/(?P<what>stream|poll)")
LIFE_SECONDS = 600.0  # then the page comes back by itself, and its rights are read anew
OTHER_ASSETS = Cursor("another version", 0)
COMMON = [
    (b"cache-control", b"no-cache, no-transform"),
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
]
STREAM = [*COMMON, (b"content-type", b"text/event-stream; charset=utf-8"), (b"x-accel-buffering", b"no")]


class LiveDoor:
    """Answers `/live/…`. Has one hub per event loop; a stream holds no database connection."""

    def __init__(self) -> None:
        self.hub: Hub | None = None
        self._asking = Asking()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        address = ADDRESS.fullmatch(scope["path"])
        if address is None or scope["method"] != "GET":
            await answer(send, 404)
            return
        query = read_query(scope)
        asker = await self._learn(scope, address["code"], query)
        if asker is None:
            await answer(send, 404)
        elif address["what"] == "poll":
            await self._poll(asker, newest(scope, query, asker.here), send)
        else:
            await self._stream(asker, newest(scope, query, asker.here), receive, send)

    def close_soon(self) -> None:
        """End all streams: the server is about to stop (from any thread, or from a signal handler)."""
        if self.hub:
            self.hub.close_soon()

    async def _learn(self, scope: Scope, code: str, query: dict[str, list[str]]) -> Asker | None:
        channel, language = query.get("channel", ["room"])[0], query.get("lang", [""])[0]
        question = Question(header(scope, b"cookie"), code, channel, language)
        return await self._asking.answer(question)

    def _own_hub(self) -> Hub:
        if self.hub is None or self.hub.loop is not asyncio.get_running_loop():
            self.hub = Hub()
        return self.hub

    async def _stream(self, asker: Asker, since: Cursor | None, receive: Receive, send: Send) -> None:
        hub = self._own_hub()
        until = time.monotonic() + LIFE_SECONDS * random.uniform(1, 1.5)  # noqa: S311 - spreads returns, hides nothing
        listener = Listener(asker.audience, asker.session, asker.participant_id, until)
        try:
            missed = await hub.join(listener, asker.here, since)
            await send({"type": "http.response.start", "status": 200, "headers": STREAM})
            listener.open(send, PADDING + PING + missed)
            while (await receive())["type"] != "http.disconnect":
                pass  # also after the listener was closed: a finished response hears it at once
        finally:
            hub.leave(listener)
            listener.gone()

    async def _poll(self, asker: Asker, since: Cursor | None, send: Send) -> None:
        if since is None or since == asker.here:
            await answer(send, 204)
            return
        if since.epoch != asker.here.epoch or since.revision > asker.here.revision:
            body = {"id": str(asker.here), "operations": REFRESH}
            await answer(send, 200, json.dumps(body).encode())
            return
        news = await self._own_hub().missed(asker.audience, since, asker.here)
        frame = news.frame_for(asker.audience, asker.participant_id) or b"data: []"
        operations = frame.rpartition(b"data: ")[2].strip()
        await answer(send, 200, b'{"id":"%s","operations":%s}' % (str(news.cursor).encode(), operations))


def read_query(scope: Scope) -> dict[str, list[str]]:
    """Return what the address asks; nothing of one with more than 20 fields, which no page of ours sends."""
    try:
        return parse_qs(scope["query_string"].decode("ascii"), max_num_fields=20)
    except ValueError:
        return {}


def header(scope: Scope, wanted: bytes) -> str:
    """Return a request header (several are joined, as cookies may come in pieces), or an empty string."""
    return "; ".join(value.decode("latin-1") for name, value in scope["headers"] if name == wanted)


def newest(scope: Scope, query: dict[str, list[str]], here: Cursor) -> Cursor | None:
    """Return the newest cursor that the page has sent, of the log's own epoch where it has one; None for none.

    For a page with scripts and styles of another version it is OTHER_ASSETS, which is answered with a refresh.
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
