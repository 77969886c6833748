"""Phones that bring pictures and vote as the pages' scripts do: with a key, one after the other, until it arrives.

The rules are those of `static/base/again.js`, `kept-acts.js`, `own-answer.js` and `static/photos/uploads.js`: only our
own JSON is an answer, an act waits fifteen seconds for it, an upload ninety after thirty without progress, and each
further try comes after a pause that doubles up to ten seconds, never the same for two phones.
"""

import asyncio
import contextlib
import json
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import urlencode

FIRST_PAUSE, LONGEST_PAUSE = 0.8, 10.0
ACT_WAITS, STALLED_AFTER, ANSWER_AFTER = 15.0, 30.0, 90.0
LATER = (0, 408, 425, 429, 502, 503, 504, 507)
TOKEN = "t" * 32
CHUNK = 64 * 2**10

Answer = tuple[int, dict[str, Any]]


def pause_before(tries: int, random: Random) -> float:
    """Return the seconds before the next try after so many."""
    return min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (tries - 1)) * (0.5 + random.random())


@dataclass
class ArrivingPhone:
    """One phone with a session; `tries` counts requests, `took` the seconds of each first try that was answered."""

    port: int
    session: str = ""
    random: Random = field(default_factory=Random)
    tries: int = 0
    took: list[float] = field(default_factory=list)

    async def get(self, path: str) -> int:
        """Fetch a page; return its status, 0 for none."""
        with contextlib.suppress(OSError, EOFError, TimeoutError, ValueError):
            async with asyncio.timeout(STALLED_AFTER):
                return (await self._exchange(f"GET {path} HTTP/1.1\r\n", b""))[0]
        return 0

    async def join(self, code: str, name: str) -> int:
        """Open the page behind the code and join, asking again until it is done; take the session along."""
        await self.get(f"/join/{code}/")
        form = urlencode(
            {"csrfmiddlewaretoken": TOKEN, "first_name": name, "key": secrets.token_hex(16)}
        ).encode()
        head = f"POST /join/{code}/ HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        while not self.session:
            self.tries += 1
            with contextlib.suppress(OSError, EOFError, TimeoutError, ValueError):
                async with asyncio.timeout(STALLED_AFTER):
                    status, _body, cookies = await self._exchange(head, form)
                    self.session = cookies.get("session", "")
            if not self.session:
                await asyncio.sleep(pause_before(1, self.random))
        return status

    async def act(self, path: str, **fields: str | int) -> Answer:
        """Do an act, until it arrives; return our server's answer."""
        form = urlencode({"csrfmiddlewaretoken": TOKEN, "key": secrets.token_hex(16), **fields}).encode()
        head = f"POST {path} HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"

        async def once() -> Answer:
            async with asyncio.timeout(ACT_WAITS):
                return _own(*(await self._exchange(head, form))[:2])

        return await self._until_it_arrives(once)

    async def bring(self, path: str, picture: bytes, kind: str) -> Answer:
        """Send a picture, until it arrives; return our server's answer."""
        edge, key = secrets.token_hex(16), secrets.token_hex(16)
        parts = "".join(
            f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in (("csrfmiddlewaretoken", TOKEN), ("key", key))
        )
        file = f'--{edge}\r\nContent-Disposition: form-data; name="photo"; filename="picture"\r\n'
        body = (
            f"{parts}{file}Content-Type: {kind}\r\n\r\n".encode() + picture + f"\r\n--{edge}--\r\n".encode()
        )
        head = f"POST {path} HTTP/1.1\r\nContent-Type: multipart/form-data; boundary={edge}\r\n"

        async def once() -> Answer:
            return _own(*(await self._exchange(head, body, STALLED_AFTER, ANSWER_AFTER))[:2])

        return await self._until_it_arrives(once)

    async def _until_it_arrives(self, once: Callable[[], Awaitable[Answer]]) -> Answer:
        tries = 0
        while True:
            self.tries += 1
            tries += 1
            started, answer = time.monotonic(), (0, {})
            with contextlib.suppress(OSError, EOFError, TimeoutError, ValueError):
                answer = await once()
            if answer[0] not in LATER:
                if tries == 1:
                    self.took.append(time.monotonic() - started)
                return answer
            await asyncio.sleep(pause_before(tries, self.random))

    async def _exchange(
        self, head: str, body: bytes, stalled_after: float | None = None, answer_after: float | None = None
    ) -> tuple[int, bytes, dict[str, str]]:
        """Send one request on a connection of its own; return status, body and the cookies that were set."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            cookies = f"csrf={TOKEN}" + (f"; session={self.session}" if self.session else "")
            lines = f"Host: 127.0.0.1\r\nAccept: application/json\r\nContent-Length: {len(body)}\r\n"
            lines += f"Connection: close\r\nCookie: {cookies}\r\n\r\n"
            writer.write((head + lines).encode())
            for start in range(0, len(body), CHUNK):
                writer.write(body[start : start + CHUNK])
                async with asyncio.timeout(stalled_after):
                    await writer.drain()
            async with asyncio.timeout(answer_after):
                return _read(await reader.read())
        finally:
            writer.transport.abort()


def _read(answer: bytes) -> tuple[int, bytes, dict[str, str]]:
    """Return status, body and cookies of an answer. Raises EOFError for one that is not whole."""
    head, found, body = answer.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    headers = [line.partition(": ")[::2] for line in lines[1:]]
    named = {name.lower(): value for name, value in headers}
    if not found or len(body) < int(named.get("content-length", 0)):
        raise EOFError
    if named.get("transfer-encoding") == "chunked" and not body.endswith(b"0\r\n\r\n"):
        raise EOFError
    cookies = [value.partition(";")[0] for name, value in headers if name.lower() == "set-cookie"]
    return int(lines[0].split()[1]), body, dict(cookie.partition("=")[::2] for cookie in cookies)


def _own(status: int, body: bytes) -> Answer:
    """The status and JSON of our own server's answer; status 0 for anything else. Raises ValueError for no JSON."""
    found = json.loads(body)
    return (status, found) if status < 300 or "sentence" in found else (0, {})
