"""A Redis of the test's own, which can be stopped."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis
from redis.backoff import ConstantBackoff
from redis.retry import Retry

PATIENT = Retry(ConstantBackoff(0.05), 200)


class RedisServer:
    """A Redis without anything in it."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}/0"
        command = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", ""]
        self._process = subprocess.Popen(  # noqa: S603 - our own words
            [*command, "--dir", str(folder)], stdout=subprocess.DEVNULL
        )
        self.client = redis.Redis.from_url(self.url, retry_on_error=[redis.ConnectionError], retry=PATIENT)

    def stop(self) -> None:
        """End it, at once."""
        self._process.terminate()
        self._process.wait(10)


@pytest.fixture
def redis_server(tmp_path: Path) -> Iterator[RedisServer]:
    """A Redis, where the environment says that there may be one."""
    if not os.environ.get("PLACENESS_TEST_REDIS"):
        pytest.skip("PLACENESS_TEST_REDIS gives no Redis")
    if not shutil.which("redis-server"):
        pytest.skip("there is no redis-server to be stopped")
    server = RedisServer(tmp_path)
    server.client.ping()
    yield server
    server.stop()
