"""A bad network between phones and a server: slow, late, silent, and cut in the middle.

Each connection gets a fate of its own: three in ten are reset after some of their bytes, in either direction (a lost
answer is the worst of them); one in twenty falls silent and is never closed. All are late and slow.
"""

import asyncio
import contextlib
from dataclasses import dataclass, field
from random import Random
from typing import Self

CHUNK = 4096
HEAD = 400  # bytes: shorter than any whole answer, so a connection that is to be cut is cut


@dataclass(frozen=True)
class Trouble:
    """What the network does to connections: shares of them (0–1), seconds, bits per second."""

    cut: float = 0.3
    silent: float = 0.05
    latency: tuple[float, float] = (0.05, 0.4)
    bits_per_second: float = 1e6
    cut_within: int = 300_000  # bytes that a phone has sent at most; else its answer is cut


@dataclass
class ChaosProxy:
    """`async with ChaosProxy(port, Trouble(), Random(1)) as proxy:` listens at `proxy.port` on loopback."""

    target: int
    trouble: Trouble = field(default_factory=Trouble)
    random: Random = field(default_factory=Random)
    port: int = 0
    connections: int = 0
    cut: int = 0
    silent: int = 0

    async def __aenter__(self) -> Self:
        self._running: set[asyncio.Task[None]] = set()
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_error: object) -> None:
        self._server.close()
        for task in list(self._running):
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._running.add(task)
        self.connections += 1
        fate = self.random.random()
        limits = [float("inf"), float("inf")]  # bytes from the phone, and of the answer, until the end
        if fate < self.trouble.cut:
            limits = [self.random.random() ** 3 * self.trouble.cut_within, self.random.random() * HEAD]
        is_silent = self.trouble.cut <= fate < self.trouble.cut + self.trouble.silent
        self.silent += is_silent
        try:
            await self._carry(reader, writer, limits, is_silent=is_silent)
        except (OSError, EOFError, asyncio.CancelledError):
            writer.transport.abort()  # cancelled when the network ends: nobody waits for this task
        finally:
            self._running.discard(task)

    async def _carry(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        limits: list[float],
        *,
        is_silent: bool,
    ) -> None:
        if is_silent:
            await asyncio.sleep(3600)
        server_reader, server_writer = await asyncio.open_connection("127.0.0.1", self.target)
        there = asyncio.create_task(self._flow(reader, server_writer, limits[0]))
        back = asyncio.create_task(self._flow(server_reader, writer, limits[1]))
        try:
            done, _running = await asyncio.wait({there, back}, return_when=asyncio.FIRST_COMPLETED)
            if not any(task.exception() or task.result() for task in done):
                await back  # the phone has said all: its answer is still on the way
        finally:
            for task in (there, back):
                task.cancel()
            await asyncio.gather(there, back, return_exceptions=True)
            for each in (writer, server_writer):
                with contextlib.suppress(OSError):
                    each.transport.abort() if _was_cut(there, back) else each.close()

    async def _flow(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, limit: float) -> bool:
        """Carry bytes until they end; return whether the network has cut them."""
        await asyncio.sleep(self.random.uniform(*self.trouble.latency))
        carried = 0
        while data := await reader.read(CHUNK):
            carried += len(data)
            if carried >= limit:
                self.cut += 1
                return True
            await asyncio.sleep(len(data) * 8 / self.trouble.bits_per_second)
            writer.write(data)
            await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()
        return False


def _was_cut(*tasks: asyncio.Task[bool]) -> bool:
    return any(task.done() and not task.cancelled() and (task.exception() or task.result()) for task in tasks)
