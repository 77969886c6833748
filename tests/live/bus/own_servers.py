"""Servers for tests of the bus: those that the environment gives, and a Redis of a test's own."""

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import redis

from places.live.bus.drivers import Driver
from tests.real_server import free_port

# the connections of the bus to this database
BUS_CONNECTIONS = (
    "FROM pg_stat_activity WHERE application_name = 'placeness-bus' AND datname = current_database()"
)
END_BUS_CONNECTIONS = f"SELECT pg_terminate_backend(pid) {BUS_CONNECTIONS}"

WAIT = 10.0  # seconds; states are waited for, this only ends a test that would hang


def given(name: str) -> str:
    """Return the URL in an environment variable; skip the test without it."""
    if not (url := os.environ.get(name)):
        pytest.skip(f"{name} gives no server")
    return url


def until(true: Callable[[], object], seconds: float = WAIT) -> None:
    """Wait until `true()`."""
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.01)


class Hearing:
    """A driver that receives in a thread of its own: `with Hearing(driver) as heard`, a list of texts."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self.texts: list[str] = []
        self.failed: Exception | None = None
        self._is_there = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "Hearing":
        self._thread.start()
        assert self._is_there.wait(WAIT)
        return self

    def __exit__(self, *_error: object) -> None:
        self._stopping.set()
        self._thread.join(WAIT)
        self._driver.close()

    def _run(self) -> None:
        try:
            for text in self._driver.receive():
                self._is_there.set()
                if text is not None:
                    self.texts.append(text)
                if self._stopping.is_set():
                    return
        except Exception as error:
            self.failed = error


class OwnRedis:
    """A Redis server that a test starts and stops, without files."""

    def __init__(self, folder: Path) -> None:
        if not (program := shutil.which("redis-server")):
            pytest.skip("there is no redis-server on this machine")
        self._program, self._folder = program, folder
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", str(self._folder)]
        self._process = subprocess.Popen([self._program, *options], stdout=subprocess.DEVNULL)  # noqa: S603 - Redis
        until(self._answers)

    def stop(self) -> None:
        """End it at once, with all its connections."""
        if self._process:
            self._process.kill()
            self._process.wait(WAIT)
        self._process = None

    def signal(self, number: int) -> None:
        """Send its process a signal: SIGSTOP makes it hang, SIGCONT go on."""
        assert self._process
        self._process.send_signal(number)

    def _answers(self) -> bool:
        try:
            with redis.Redis.from_url(self.url) as client:
                return bool(client.ping())
        except redis.ConnectionError:
            return False
