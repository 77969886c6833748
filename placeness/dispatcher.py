"""The ASGI application: limits each request and forwards it to live streams, uploads or pages.

Sizes, deadlines and least rates of bodies (`placeness.request_body`) are enforced here, on the event loop.
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

from placeness.body_quotas import BodyQuotas
from placeness.lifespan import Lifespan
from placeness.page_handler import Answer
from placeness.request_body import (
    NOT_HERE,
    PICTURE,
    BodyLimits,
    LimitedReceive,
    Message,
    Receive,
    RequestRefused,
    Scope,
    Send,
    buffered,
    declared_size,
    has_body,
    limits_of,
)
from placeness.throttle import Throttle
from places.server_process import this_process
from places.web.headers import PERMISSIONS
from places.web.origins import SENTENCE, is_from_elsewhere

Application = Callable[[Scope, Receive, Send], Awaitable[None]]
Check = Callable[[Scope], Awaitable[Answer | None]]

SECURITY_HEADERS = {
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
    SECURITY_HEADERS[b"strict-transport-security"] = hsts.encode()
RETRY_SECONDS = b"5"
RETRIED_STATUSES = (429, 503, 507)
DRAIN_BYTES, DRAIN_SECONDS = 64 * 2**20, 10.0  # discarded after a refusal, so that the client reads it


def cleaned(scope: Scope) -> Scope:
    """Return the scope without headers that WSGI would take for others (`X_Forwarded_Proto`), its query in ASCII."""
    headers = [(name, value) for name, value in scope["headers"] if b"_" not in name]
    query = scope.get("query_string", b"")
    if not query.isascii():
        query = quote_from_bytes(query, safe="%&=+;:/?@,.-_~!$'()*").encode()
    return {**scope, "headers": headers, "query_string": query}


def with_security_headers(send: Send) -> Send:
    """Return a `send` that adds SECURITY_HEADERS to an answer, except those that it has set itself."""

    async def start(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = {name.lower() for name, _value in message["headers"]}
            more = [(name, value) for name, value in SECURITY_HEADERS.items() if name not in given]
            message = {**message, "headers": [*message["headers"], *more]}
        await send(message)

    return start


def refusal(scope: Scope, refused: RequestRefused) -> Answer:
    """Return the refusal in the person's language: JSON for our own scripts, else plain text."""
    request = ASGIRequest(scope, io.BytesIO())
    with translation.override(translation.get_language_from_request(request)):
        sentence = str(refused.sentence)
    wants_json = request.headers.get("Accept", "").startswith("application/json")
    body = (json.dumps({"sentence": sentence}) if wants_json else sentence).encode()
    kind = b"application/json" if wants_json else b"text/plain; charset=utf-8"
    length = str(len(body)).encode()
    headers = [(b"content-type", kind), (b"content-length", length), (b"cache-control", b"no-store")]
    if refused.status in RETRIED_STATUSES:
        headers.append((b"retry-after", RETRY_SECONDS))
    return Answer({"type": "http.response.start", "status": refused.status, "headers": headers}, body)


async def refuse(answer: Answer, receive: Receive, send: Send) -> None:
    """Send `answer` while the body is still being received, and close the connection."""
    headers = [*answer.head["headers"], (b"connection", b"close")]
    await send({**answer.head, "headers": headers})
    await send({"type": "http.response.body", "body": answer.first, "more_body": True})
    if answer.head["status"] != HTTPStatus.REQUEST_TIMEOUT:
        await drain(receive)
    await send({"type": "http.response.body", "body": b""})


def session_of(scope: Scope) -> str:
    """Return the session's cookie, which identifies the browser; empty without one."""
    return str(ASGIRequest(scope, io.BytesIO()).COOKIES.get(settings.SESSION_COOKIE_NAME, ""))


async def drain(receive: Receive) -> None:
    """Read and discard the body for a while: a client that is still sending would not read the answer otherwise."""
    left, ends = DRAIN_BYTES, time.monotonic() + DRAIN_SECONDS
    while left > 0 and (seconds := ends - time.monotonic()) > 0:
        try:
            message = await asyncio.wait_for(receive(), seconds)
        except TimeoutError:
            return
        left -= len(message.get("body", b""))
        if not message.get("more_body", False):
            return


class Dispatcher:
    """The one ASGI application: forwards each request to the application for its address.

    `live` answers live streams, `uploads` is Django's ASGI handler, `pages` makes ordinary pages in worker threads;
    `check` returns the refusal of a request with a large body by its headers, or None.
    """

    def __init__(
        self, *, live: Application, uploads: Application, pages: Application, check: Check, lifespan: Lifespan
    ) -> None:
        self.live = live
        self.uploads = uploads
        self.pages = pages
        self.check = check
        self.lifespan = lifespan
        self.quotas = BodyQuotas()
        self._throttle = Throttle()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.lifespan(receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000})
        else:
            await self._dispatched(cleaned(scope), receive, with_security_headers(send))

    async def _dispatched(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._forward(scope, receive, send)
        except RequestRefused as refused:
            await refuse(refusal(scope, refused), receive, send)

    async def _forward(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not this_process.answers(scope["path"]):
            raise RequestRefused(404, NOT_HERE)
        if scope["path"].startswith("/live/"):
            _require_own_page(scope, only_ours=True)
            await self.live(scope, receive, send)
            return
        limits = limits_of(scope["path"])
        declared = declared_size(scope)
        if declared > limits.most:
            raise RequestRefused(413, limits.too_large)
        if limits is PICTURE:
            _require_own_page(scope)
        if not limits.is_large or not has_body(scope):
            await self._forward_body(scope, receive, send, limits)
        elif (refused := await self.check(scope)) is not None:
            await refuse(refused, receive, send)
        else:
            with self.quotas.large(declared or limits.most, session_of(scope)):
                await self._forward_body(scope, receive, send, limits)

    async def _forward_body(self, scope: Scope, receive: Receive, send: Send, limits: BodyLimits) -> None:
        limited = LimitedReceive(receive, limits)
        if limits is PICTURE or (limits.is_streamed and has_body(scope)):
            await self.uploads(scope, limited, send)
        elif has_body(scope):
            with self.quotas.in_memory() as quota:
                if whole := await buffered(limited, quota.grow):
                    await self._throttle.wait(scope["method"], scope["path"])
                    await self.pages(scope, whole, send)
        else:
            await self.pages(scope, receive, send)


def _require_own_page(scope: Scope, *, only_ours: bool = False) -> None:
    """Raise `RequestRefused` (403) for a request from another site's page; Django checks those of ordinary pages."""
    sites = (value.decode("latin-1") for name, value in scope["headers"] if name == b"sec-fetch-site")
    if is_from_elsewhere(scope["method"], next(sites, ""), only_ours=only_ours):
        raise RequestRefused(403, SENTENCE)
