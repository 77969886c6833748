"""The body guard: what stands in front of both doors, so that slow, huge or crooked requests hold nothing up.

Sizes, deadlines and a least pace (`placeness.intake`) are kept here, on the event loop.
"""

import asyncio
import io
import json
import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from urllib.parse import quote_from_bytes

from django.conf import settings
from django.core.handlers.asgi import ASGIRequest
from django.utils import translation

from placeness.bodies import Bodies
from placeness.intake import (
    PICTURE,
    Bounds,
    Intake,
    Message,
    Receive,
    Refused,
    Scope,
    Send,
    announced_size,
    bounds,
    gathered,
    has_body,
)
from placeness.pace import Pace
from placeness.page_door import Answer
from places.web.headers import PERMISSIONS
from places.web.origins import SENTENCE, is_from_elsewhere

Application = Callable[[Scope, Receive, Send], Awaitable[None]]
Check = Callable[[Scope], Awaitable[Answer | None]]

ALWAYS = {
    b"content-security-policy": b"default-src 'none'; frame-ancestors 'none'",
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": settings.SECURE_REFERRER_POLICY.encode(),
    b"permissions-policy": PERMISSIONS.encode(),
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
}
if settings.SECURE_HSTS_SECONDS:
    subdomains = ["includeSubDomains"] * settings.SECURE_HSTS_INCLUDE_SUBDOMAINS
    preload = ["preload"] * settings.SECURE_HSTS_PRELOAD
    hsts = "; ".join([f"max-age={settings.SECURE_HSTS_SECONDS}", *subdomains, *preload])
    ALWAYS[b"strict-transport-security"] = hsts.encode()
RETRY_SECONDS = b"5"
TRIED_LATER = (429, 503, 507)
LINGER_BYTES, LINGER_SECONDS = 64 * 2**20, 10.0  # read on after a refusal, so that the phone hears it


def cleaned(scope: Scope) -> Scope:
    """Return the scope without headers that could pass for others (`X_Forwarded_Proto`), and an ASCII query."""
    headers = [(name, value) for name, value in scope["headers"] if b"_" not in name]
    query = scope.get("query_string", b"")
    if not query.isascii():
        query = quote_from_bytes(query, safe="%&=+;:/?@,.-_~!$'()*").encode()
    return {**scope, "headers": headers, "query_string": query}


def dressed(send: Send) -> Send:
    """Return a `send` that gives every answer the headers of ALWAYS, where it has not chosen its own."""

    async def start(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = {name.lower() for name, _value in message["headers"]}
            more = [(name, value) for name, value in ALWAYS.items() if name not in given]
            message = {**message, "headers": [*message["headers"], *more]}
        await send(message)

    return start


def refusal(scope: Scope, refused: Refused) -> Answer:
    """Return the refusal in the person's language: JSON to our own scripts, plain text to everybody else."""
    request = ASGIRequest(scope, io.BytesIO())
    with translation.override(translation.get_language_from_request(request)):
        sentence = str(refused.sentence)
    wants_json = request.headers.get("Accept", "").startswith("application/json")
    body = (json.dumps({"sentence": sentence}) if wants_json else sentence).encode()
    kind = b"application/json" if wants_json else b"text/plain; charset=utf-8"
    headers = [
        (b"content-type", kind),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    if refused.status in TRIED_LATER:
        headers.append((b"retry-after", RETRY_SECONDS))
    return Answer({"type": "http.response.start", "status": refused.status, "headers": headers}, body)


async def turn_away(answer: Answer, receive: Receive, send: Send) -> None:
    """Send `answer` while the body is still coming, and end the connection."""
    headers = [*answer.head["headers"], (b"connection", b"close")]
    await send({**answer.head, "headers": headers})
    await send({"type": "http.response.body", "body": answer.first, "more_body": True})
    if answer.head["status"] != HTTPStatus.REQUEST_TIMEOUT:
        await linger(receive)
    await send({"type": "http.response.body", "body": b""})


def session_of(scope: Scope) -> str:
    """Return the session's cookie, by which one browser is told from another; empty without one."""
    return str(ASGIRequest(scope, io.BytesIO()).COOKIES.get(settings.SESSION_COOKIE_NAME, ""))


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

    `live` streams, `uploads` is Django's ASGI handler, `pages` makes ordinary pages in threads; `check` returns the
    refusal of a request whose body may be large, by its headers alone.
    """

    def __init__(self, *, live: Application, uploads: Application, pages: Application, check: Check) -> None:
        self.live = live
        self.uploads = uploads
        self.pages = pages
        self.check = check
        self.bodies = Bodies()
        self._pace = Pace()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000})
        else:
            await self._guarded(cleaned(scope), receive, dressed(send))

    async def _guarded(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._through(scope, receive, send)
        except Refused as refused:
            await turn_away(refusal(scope, refused), receive, send)

    async def _through(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"].startswith("/live/"):
            _require_own_page(scope, only_ours=True)
            await self.live(scope, receive, send)
            return
        within = bounds(scope["path"])
        announced = announced_size(scope)
        if announced > within.most:
            raise Refused(413, within.too_large)
        if within is PICTURE:
            _require_own_page(scope)
        if not within.is_large or not has_body(scope):
            await self._take(scope, receive, send, within)
        elif (refused := await self.check(scope)) is not None:
            await turn_away(refused, receive, send)
        else:
            with self.bodies.large(announced or within.most, session_of(scope)):
                await self._take(scope, receive, send, within)

    async def _take(self, scope: Scope, receive: Receive, send: Send, within: Bounds) -> None:
        intake = Intake(receive, within)
        if within is PICTURE:
            await self.uploads(scope, intake, send)
        elif has_body(scope):
            with self.bodies.in_memory() as allowance:
                if whole := await gathered(intake, allowance.grow):
                    await self._pace.keep(scope["method"], scope["path"])
                    await self.pages(scope, whole, send)
        else:
            await self.pages(scope, receive, send)


def _require_own_page(scope: Scope, *, only_ours: bool = False) -> None:
    """Raise `Refused` when a page of another site asks; what goes to the page threads is asked by Django."""
    sites = (value.decode("latin-1") for name, value in scope["headers"] if name == b"sec-fetch-site")
    if is_from_elsewhere(scope["method"], next(sites, ""), only_ours=only_ours):
        raise Refused(403, SENTENCE)


async def _lifespan(receive: Receive, send: Send) -> None:
    for phase in ("startup", "shutdown"):
        await receive()
        await send({"type": f"lifespan.{phase}.complete"})
