"""Asking an ASGI application as uvicorn would: whole requests, in pieces, or never finished."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

Application = Callable[..., Awaitable[None]]


@dataclass
class Answer:
    """What came back."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    ended: bool = False

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


def request(
    method: str, path: str, headers: Iterable[tuple[bytes, bytes]] = (), query: bytes = b""
) -> dict[str, Any]:
    """Return the scope of a request."""
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query,
        "root_path": "",
        "headers": [(b"host", b"localhost"), *headers],
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 80),
    }


async def send_to(
    application: Application, scope: dict[str, Any], pieces: Iterable[bytes], *, stays: bool
) -> Answer:
    """Send a request in `pieces`; one that `stays` does not finish it. Nobody hangs up first."""
    waiting = list(pieces)
    answer, done = Answer(), asyncio.Event()

    async def receive() -> dict[str, Any]:
        if waiting:
            piece = waiting.pop(0)
            return {"type": "http.request", "body": piece, "more_body": bool(waiting) or stays}
        await done.wait()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = {name.decode().lower(): value.decode() for name, value in message["headers"]}
            if answer.headers.get("connection") == "close":
                done.set()  # nothing more is wanted of the phone: it reads the answer and goes
        elif message["type"] == "http.response.body":
            answer.body += message.get("body", b"")
            if not message.get("more_body", False):
                answer.ended = True
                done.set()

    await application(scope, receive, send)
    return answer


def ask(
    application: Application,
    method: str,
    path: str,
    *pieces: bytes,
    headers: Iterable[tuple[bytes, bytes]] = (),
    query: bytes = b"",
    stays: bool = False,
) -> Answer:
    """Send one request to an application on a loop of its own."""
    scope = request(method, path, headers, query)
    return asyncio.run(send_to(application, scope, pieces or (b"",), stays=stays))
