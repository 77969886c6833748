"""The phones of the benchmarks speak HTTP as browsers do."""

import asyncio
import gzip
from typing import Any

from benchmarks.phones import Ear, Phone, ears

SMALL = gzip.compress(b"abcde", mtime=0)
ANSWERS = [
    b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
    b"HTTP/1.1 409 Conflict\r\ncontent-encoding: gzip\r\ntransfer-encoding: chunked\r\n\r\n3\r\n"
    + SMALL[:3]
    + b"\r\n%x\r\n" % len(SMALL[3:])
    + SMALL[3:]
    + b"\r\n0\r\n\r\n",
    b"HTTP/1.1 303 See Other\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
]


def test_a_phone_reads_whole_chunked_and_compressed_answers_and_connects_again() -> None:
    asked: list[bytes] = []
    connections: list[int] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.append(1)
        while head := await reader.read(4096):
            asked.append(head)
            writer.write(ANSWERS[len(asked) - 1])
            if b"Connection: close" in ANSWERS[len(asked) - 1]:
                break
        writer.close()

    async def story() -> list[Any]:
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        phone = Phone(server.sockets[0].getsockname()[1], "secret")
        got = [
            await phone.get("/a"),
            await phone.post("/b", dots=1),
            await phone.get("/c"),
            await phone.get("/d"),
        ]
        phone.close()
        server.close()
        return got

    assert asyncio.run(story()) == [(200, b"hello"), (409, b"abcde"), (303, b""), (200, b"ok")]
    assert len(connections) == 2
    assert asked[0].startswith(
        b"GET /a HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\nCookie: session=secret; csrf="
    )
    assert asked[1].endswith(b"\r\n\r\ncsrfmiddlewaretoken=" + b"t" * 32 + b"&dots=1")


def test_an_ear_notes_when_it_heard_a_revision_or_a_later_one() -> None:
    async def story() -> None:
        ear = Ear(b"")
        ear.data_received(b"HTTP/1.1 200 OK\r\n\r\n: \n\n")
        assert ear.connected.result() == b"200"
        assert ear.noted == []
        ear.data_received(b"id: epoch:7\ndata: []\n\nid: epoch:9\ndata: []\n\n")
        ((number, moment),) = ear.noted
        assert (number, ear.first_at(8), ear.first_at(9), ear.first_at(10)) == (9, moment, moment, None)

    asyncio.run(story())


def test_ears_are_open_together() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\n\r\nid: e:1\ndata: []\n\n")
        await reader.read()
        writer.close()

    async def story() -> list[int]:
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        async with ears(port, [b"GET / HTTP/1.1\r\n\r\n"] * 3) as opened:
            noted = [ear.noted[-1][0] for ear in opened]
        server.close()
        return noted

    assert asyncio.run(story()) == [1, 1, 1]
