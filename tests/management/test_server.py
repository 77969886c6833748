"""The server: patient with phones, strict with those who only pretend, and told before it ends."""

import asyncio
import gc
import http.client
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from places import cpu_affinity
from places.management import server as server_module
from places.management.server import HEADER_BYTES, Server, server


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Says hello; at /much it says more than anybody's buffers hold; at /wait it never ends."""
    if scope["type"] != "http":
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    if scope["path"] == "/much":
        for _ in range(200):
            await send({"type": "http.response.body", "body": bytes(2**18), "more_body": True})
    if scope["path"] == "/cores":
        await send({"type": "http.response.body", "body": str(len(os.sched_getaffinity(0))).encode()})
        return
    if scope["path"] == "/wait":
        await send({"type": "http.response.body", "body": b"begun", "more_body": True})
        await asyncio.Event().wait()
    await send({"type": "http.response.body", "body": b"hello"})


Begin = Callable[[], tuple[Server, int]]


@pytest.fixture
def begin() -> Iterator[Begin]:
    """Start a server on a free port; all of them end with the test.

    What it froze stays frozen: nobody would look through all modules again and again for what is rubbish.
    """
    running: list[tuple[Server, threading.Thread]] = []
    thresholds = gc.get_threshold()

    def one() -> tuple[Server, int]:
        listening = socket.create_server(("127.0.0.1", 0))
        told.clear()
        cpu = max(cpu_affinity.ALL, default=None)
        serving = server(application, "127.0.0.1", 0, drain, lambda: told.append("close"), cpu)
        thread = threading.Thread(target=serving.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        running.append((serving, thread))
        ends = time.monotonic() + 20
        while not serving.started:
            assert time.monotonic() < ends
            time.sleep(0.005)
        return serving, listening.getsockname()[1]

    yield one
    for serving, thread in running:
        serving.should_exit = serving.force_exit = True
        thread.join(20)
    gc.set_threshold(*thresholds)


told: list[str] = []


def drain(is_hurried: bool) -> tuple[float, float]:
    told.append("hurry" if is_hurried else "drain")
    return (0.0, 3.0) if is_hurried else (0.5, 20.0)


def ended(connection: socket.socket) -> bool:
    """Whether the server cuts this connection (waited for)."""
    connection.settimeout(20)
    try:
        while connection.recv(2**16):
            pass
    except ConnectionResetError:
        return True
    return True


def test_an_ordinary_request(begin: Begin) -> None:
    _serving, port = begin()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    for _ in range(2):  # the second over the same connection
        connection.request("GET", "/")
        answer = connection.getresponse()
        assert (answer.status, answer.read(), answer.headers["server"]) == (200, b"hello", None)
    connection.close()


def test_headers_that_do_not_come_are_not_waited_for(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_module, "HEADER_SECONDS", 0.05)
    _serving, port = begin()
    for said in (b"", b"GET / HTTP/1.1\r\nHost: x\r\n"):
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(said)
            assert ended(connection)


def test_headers_without_end_are_cut(begin: Begin) -> None:
    _serving, port = begin()
    with socket.create_connection(("127.0.0.1", port)) as connection:
        try:
            connection.sendall(b"GET / HTTP/1.1\r\n" + b"X-More: 1\r\n" * (2 * HEADER_BYTES // 11))
        except OSError:
            return  # cut while we were still talking
        assert ended(connection)


def test_a_reader_who_does_not_read_is_cut(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_module, "READER_SECONDS", 0.05)
    serving, port = begin()
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"GET /much HTTP/1.1\r\nHost: x\r\n\r\n")
        ends = time.monotonic() + 20
        while not serving.server_state.connections:
            assert time.monotonic() < ends
            time.sleep(0.005)
        while serving.server_state.connections:
            assert time.monotonic() < ends
            time.sleep(0.005)


def test_it_drains_before_it_ends(begin: Begin) -> None:
    serving, port = begin()
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"GET /wait HTTP/1.1\r\nHost: x\r\n\r\n")
        connection.settimeout(20)
        while b"begun" not in connection.recv(2**16):
            pass
        assert told == []
        serving.handle_exit(signal.SIGTERM, None)
        assert (told, serving.should_exit) == (["drain"], False)
        phone = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        phone.request("GET", "/")  # in time: the proxy has not received yet
        assert phone.getresponse().read() == b"hello"
        phone.close()
        ends = time.monotonic() + 20
        while not serving.should_exit:
            assert time.monotonic() < ends
            time.sleep(0.005)
        assert told == ["drain", "close"]
        assert serving.config.timeout_graceful_shutdown == 20


def test_ctrl_c_does_not_wait(begin: Begin) -> None:
    serving, _port = begin()
    serving.handle_exit(signal.SIGINT, None)
    assert (told, serving.should_exit) == (["hurry", "close"], True)
    assert serving.config.timeout_graceful_shutdown == 3


@pytest.mark.skipif(len(cpu_affinity.ALL) < 2, reason="this machine has one core, or does not tell")
def test_the_loop_stays_on_one_core_and_who_started_it_does_not(begin: Begin) -> None:
    _server, port = begin()
    phone = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    phone.request("GET", "/cores")
    assert phone.getresponse().read() == b"1"
    phone.close()
    assert os.sched_getaffinity(0) == cpu_affinity.ALL
