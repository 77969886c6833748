"""Many phones in one process: HTTP/1.1 over plain sockets, in few steps, so that the server is measured."""

import asyncio
import contextlib
import gzip
import re
import time
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlencode

ID = re.compile(rb"id: [^:\n]+:(\d+)\n")


class Phone:
    """One keep-alive connection with a session."""

    def __init__(self, port: int, session: str) -> None:
        self.port, self.session = port, session
        self.token = "t" * 32
        self.rev = 1  # of the card that this phone moves
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def get(self, path: str) -> tuple[int, bytes]:
        """Fetch a page, as it was sent: pages are compressed."""
        return await self._ask(f"GET {path} HTTP/1.1\r\n", b"")

    async def post(self, path: str, **fields: str | int) -> tuple[int, bytes]:
        """Do an act as the page's own script does; the answer is decompressed."""
        body = urlencode({"csrfmiddlewaretoken": self.token, **fields}).encode()
        head = f"POST {path} HTTP/1.1\r\nAccept: application/json\r\nContent-Length: {len(body)}\r\n"
        return await self._ask(head + "Content-Type: application/x-www-form-urlencoded\r\n", body)

    async def _ask(self, head: str, body: bytes) -> tuple[int, bytes]:
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        assert self.reader
        head += "Host: 127.0.0.1\r\nAccept-Encoding: gzip\r\n"
        head += f"Cookie: session={self.session}; csrf={self.token}\r\n\r\n"
        self.writer.write(head.encode() + body)
        lines = (await self.reader.readuntil(b"\r\n\r\n")).split(b"\r\n")
        headers = {k.lower(): v for k, _, v in (line.partition(b": ") for line in lines[1:])}
        if headers.get(b"transfer-encoding") == b"chunked":
            content = await self._chunks()
        else:
            content = await self.reader.readexactly(int(headers.get(b"content-length", b"0")))
        if headers.get(b"connection") == b"close":
            self.close()
        if headers.get(b"content-encoding") == b"gzip" and head.startswith("POST"):
            content = gzip.decompress(content)
        return int(lines[0].split()[1]), content

    async def _chunks(self) -> bytes:
        assert self.reader
        parts = []
        while size := int((await self.reader.readline()).strip(), 16):
            parts.append(await self.reader.readexactly(size))
            await self.reader.readexactly(2)
        await self.reader.readexactly(2)
        return b"".join(parts)

    def close(self) -> None:
        if self.writer:
            self.writer.close()
        self.writer = None


class Ear(asyncio.Protocol):
    """One open stream: notes when it first got each revision (or anything later)."""

    def __init__(self, request: bytes) -> None:
        self.request = request
        self.connected = asyncio.get_running_loop().create_future()
        self.noted: list[tuple[int, float]] = []
        self.received = 0  # bytes, all told

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        now = time.monotonic()
        self.received += len(data)
        if not self.connected.done():
            self.connected.set_result(data.split(b" ", 2)[1] if data.startswith(b"HTTP") else b"200")
        last = data.rfind(b"id: ")  # frames are in order: the newest tells that all before it are here
        if found := ID.match(data, last) if last >= 0 else None:
            self.noted.append((int(found[1]), now))

    def first_at(self, revision: int) -> float | None:
        """When `revision` had arrived."""
        return next((moment for number, moment in self.noted if number >= revision), None)


@contextlib.asynccontextmanager
async def ears(port: int, requests: list[bytes], *, source: str = "127.0.0.1") -> AsyncIterator[list[Ear]]:
    """Open one stream for each request, at the same time, from one address; yield when all have answered."""
    loop = asyncio.get_running_loop()
    made = await asyncio.gather(
        *(
            loop.create_connection(lambda r=request: Ear(r), "127.0.0.1", port, local_addr=(source, 0))
            for request in requests
        )
    )
    opened = [protocol for _transport, protocol in made]
    try:
        answers = await asyncio.gather(*(ear.connected for ear in opened))
        assert set(answers) == {b"200"}, set(answers)
        yield opened
    finally:
        for transport, _protocol in made:
            transport.abort()
