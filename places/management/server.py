"""The web server of one process: uvicorn with deadlines for headers and for clients that do not read.

`uvicorn` has no deadline for headers and none for readers who do not read; `PatientProtocol` adds both. Its
`Server` has no hook for "about to stop": streams would keep it from stopping, so `Server` here has two.
"""

import asyncio
import gc
import os
import signal
import socket
from collections.abc import Callable
from types import FrameType
from typing import Any

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from places import cpu_affinity

Drain = Callable[[bool], tuple[float, float]]
Close = Callable[[], None]
HEADER_SECONDS = 10.0
HEADER_BYTES = 64 * 2**10
READER_SECONDS = 30.0


class PatientProtocol(HttpToolsProtocol):
    """Cuts connections whose headers take longer than 10 s or are larger than 64 kB, and readers stuck for 30 s."""

    _header_timer: asyncio.TimerHandle | None = None
    _reader_timer: asyncio.TimerHandle | None = None
    _header_bytes = 0

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._await_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        self._headers_are_here()
        self._stop_reader_timer()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._header_timer is not None:
            self._header_bytes += len(data)
            if self._header_bytes > HEADER_BYTES:
                self.transport.abort()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        if self._header_timer is None:
            self._await_headers()

    def on_headers_complete(self) -> None:
        self._headers_are_here()
        super().on_headers_complete()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._stop_reader_timer()
        self._reader_timer = self.loop.call_later(READER_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        self._stop_reader_timer()
        super().resume_writing()

    def _await_headers(self) -> None:
        self._header_bytes = 0
        self._header_timer = self.loop.call_later(HEADER_SECONDS, self.transport.abort)

    def _headers_are_here(self) -> None:
        if self._header_timer is not None:
            self._header_timer.cancel()
            self._header_timer = None

    def _stop_reader_timer(self) -> None:
        if self._reader_timer is not None:
            self._reader_timer.cancel()
            self._reader_timer = None


class Server(uvicorn.Server):
    """Drains at the first signal, and ends the process at the second.

    `drain(is_hurried)` is called at the first one, hurried by Ctrl-C. It returns the seconds in which the server still
    accepts requests, and those that requests in progress then have. `close` is called between. Both return at once.
    """

    def __init__(self, config: uvicorn.Config, drain: Drain, close: Close, cpu: int | None = None) -> None:
        super().__init__(config)
        self._drain = drain
        self._close = close
        self._cpu = cpu
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_draining = False

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = asyncio.get_running_loop()
        cpu_affinity.bind(self._cpu)  # the loop, and the page threads that start from it
        await super().startup(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if self._is_draining:
            os._exit(1)
        self._is_draining = True
        delay, self.config.timeout_graceful_shutdown = self._drain(sig == signal.SIGINT)
        if delay and self._loop is not None:
            self._loop.call_soon_threadsafe(self._loop.call_later, delay, self._stop, sig, frame)
        else:
            self._stop(sig, frame)

    def _stop(self, sig: int, frame: FrameType | None) -> None:
        self._close()
        super().handle_exit(sig, frame)


def _rest_the_collector() -> None:
    """Exclude what was loaded at the start from garbage collection, which runs often with a thousand streams."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def server(
    application: Any, host: str, port: int, drain: Drain, close: Close, cpu: int | None = None
) -> Server:
    """Return a server for `application`, on one CPU where `cpu` names it; `drain` and `close` as `Server` has them.

    No access log: addresses hold codes and tokens. Errors go to our own log.
    """
    _rest_the_collector()
    config = uvicorn.Config(
        application,
        host=host,
        port=port,
        http=PatientProtocol,
        ws="none",
        loop="auto",
        log_level="warning",
        log_config=None,
        access_log=False,
        server_header=False,
        backlog=2048,
    )
    return Server(config, drain, close, cpu)
