"""The body guard: what stands in front of both doors, so that slow, huge or crooked requests hold nothing up.

Django's ASGI handler spools any body to disk before it looks at the address, and a thread that waits for a
slow phone is a thread that nobody else has. So sizes, deadlines and a least pace are kept here, on the event
loop, and bodies for the page threads are gathered whole before a thread is asked.
"""

import asyncio
import io
import json
import re
import time
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote_from_bytes

from django.core.handlers.asgi import ASGIRequest
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Scope = dict[str, Any]
Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

UPLOAD = re.compile(r"/w/[^/]+/upload/")
UPLOAD_BYTES, FORM_BYTES = 26 * 2**20, 256 * 2**10
UPLOAD_SECONDS, FORM_SECONDS = 300.0, 20.0
PACE_BYTES, PACE_SECONDS = 4096, 10.0  # fewer bytes than this in so many seconds is no phone that sends
LINGER_BYTES, LINGER_SECONDS = 64 * 2**20, 10.0  # read on after a refusal, so that the phone hears it

TOO_LARGE = _("That is too much at once. A picture may be up to 25 MB. Please try a smaller one.")
TOO_SLOW = _("The connection was too slow to send this. Please try again.")
UNREADABLE = _("We could not read what was sent. Please load the page again.")


class Refused(Exception):
    """The request is answered here, with this status and sentence."""

    def __init__(self, status: int, sentence: Promise) -> None:
        super().__init__(status)
        self.status = status
        self.sentence = sentence


class Intake:
    """A request's `receive` with a size, a deadline and a least pace. Raises `Refused` when one is broken."""

    def __init__(self, receive: Receive, most: int, seconds: float) -> None:
        self._receive = receive
        self._most = most
        self._deadline = time.monotonic() + seconds
        self._seen = 0
        self._window = (time.monotonic() + PACE_SECONDS, 0)
        self.finished = False

    async def __call__(self) -> Message:
        """Return the next message of the request."""
        if self.finished:
            return await self._receive()
        message = await self._in_time()
        self._seen += len(message.get("body", b""))
        self.finished = not message.get("more_body", False)
        if self._seen > self._most:
            raise Refused(413, TOO_LARGE)
        self._keep_pace()
        return message

    async def _in_time(self) -> Message:
        left = min(self._deadline, self._window[0]) - time.monotonic()
        try:
            return await asyncio.wait_for(self._receive(), max(left, 0.01))
        except TimeoutError:
            raise Refused(408, TOO_SLOW) from None

    def _keep_pace(self) -> None:
        ends, seen_then = self._window
        now = time.monotonic()
        if now >= ends and not self.finished:
            if self._seen - seen_then < PACE_BYTES:
                raise Refused(408, TOO_SLOW)
            self._window = (now + PACE_SECONDS, self._seen)
        elif self._seen - seen_then >= PACE_BYTES:
            self._window = (now + PACE_SECONDS, self._seen)


async def gathered(intake: Intake) -> Receive | None:
    """Return a `receive` that hands out the whole body at once; None when the phone went away."""
    chunks = []
    while not intake.finished:
        message = await intake()
        if message["type"] == "http.disconnect":
            return None
        chunks.append(message.get("body", b""))
    body = [{"type": "http.request", "body": b"".join(chunks), "more_body": False}]

    async def replay() -> Message:
        return body.pop() if body else await intake()

    return replay


def announced_size(scope: Scope) -> int:
    """Return the Content-Length (0 when none is sent). Raises `Refused` for one that is no number."""
    lengths = [value for name, value in scope["headers"] if name == b"content-length"]
    if not all(value.isdigit() for value in lengths):
        raise Refused(400, UNREADABLE)
    return max(map(int, lengths), default=0)


def has_body(scope: Scope) -> bool:
    """Whether a body is announced at all."""
    return any(name in (b"content-length", b"transfer-encoding") for name, _value in scope["headers"])


def cleaned(scope: Scope) -> Scope:
    """Return the scope without headers that could pass for others (`X_Forwarded_Proto`), and an ASCII query."""
    headers = [(name, value) for name, value in scope["headers"] if b"_" not in name]
    query = scope.get("query_string", b"")
    if not query.isascii():
        query = quote_from_bytes(query, safe="%&=+;:/?@,.-_~!$'()*").encode()
    return {**scope, "headers": headers, "query_string": query}


async def answer(scope: Scope, send: Send, refused: Refused) -> None:
    """Send the refusal in the person's language: JSON to our own scripts, plain text to everybody else."""
    request = ASGIRequest(scope, io.BytesIO())
    with translation.override(translation.get_language_from_request(request)):
        sentence = str(refused.sentence)
    wants_json = request.headers.get("Accept", "").startswith("application/json")
    body = json.dumps({"sentence": sentence}) if wants_json else sentence
    kind = b"application/json" if wants_json else b"text/plain; charset=utf-8"
    headers = [
        (b"content-type", kind),
        (b"content-length", str(len(body.encode())).encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
        (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": refused.status, "headers": headers})
    await send({"type": "http.response.body", "body": body.encode(), "more_body": True})


async def linger(receive: Receive) -> None:
    """Read on for a while and throw it away: a phone that is still sending would not see the answer else."""
    left, ends = LINGER_BYTES, time.monotonic() + LINGER_SECONDS
    while left > 0 and (seconds := ends - time.monotonic()) > 0:
        try:
            message = await asyncio.wait_for(receive(), seconds)
        except TimeoutError:
            return
        left -= len(message.get("body", b""))
        if not message.get("more_body", False):
            return


class Guard:
    """The one ASGI application: sends each request through the door it belongs to.

    `live` streams, `uploads` is Django's ASGI handler, `pages` is Django's WSGI handler on threads.
    """

    def __init__(self, *, live: Application, uploads: Application, pages: Application) -> None:
        self.live = live
        self.uploads = uploads
        self.pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000})
        else:
            await self._guarded(cleaned(scope), receive, send)

    async def _guarded(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._through(scope, receive, send)
        except Refused as refused:
            await answer(scope, send, refused)
            if refused.status == 413:
                await linger(receive)
            await send({"type": "http.response.body", "body": b""})

    async def _through(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"].startswith("/live/"):
            await self.live(scope, receive, send)
            return
        is_upload = UPLOAD.fullmatch(scope["path"]) is not None
        most = UPLOAD_BYTES if is_upload else FORM_BYTES
        if announced_size(scope) > most:
            raise Refused(413, TOO_LARGE)
        intake = Intake(receive, most, UPLOAD_SECONDS if is_upload else FORM_SECONDS)
        if is_upload:
            await self.uploads(scope, intake, send)
        elif has_body(scope):
            if whole := await gathered(intake):
                await self.pages(scope, whole, send)
        else:
            await self.pages(scope, receive, send)


async def _lifespan(receive: Receive, send: Send) -> None:
    for phase in ("startup", "shutdown"):
        await receive()
        await send({"type": f"lifespan.{phase}.complete"})
