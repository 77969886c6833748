"""Windows of rate limits in Redis, and while it is away."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import redis
from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.test import Client, override_settings
from django.urls import reverse
from redis.backoff import ConstantBackoff
from redis.retry import Retry

from placeness.caches import IN_DATABASE, IN_MEMORY
from placeness.caches import caches as caches_by
from places.rate_limits import redis_windows
from places.rate_limits.models import RateWindow
from tests.builders.buckets import Environment
from tests.builders.rooms import Room

PATIENT = Retry(ConstantBackoff(0.05), 200)
WRONG = "HT7K-2M9P"


class RedisServer:
    """A Redis of the test's own, which can be stopped."""

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
        self._process.terminate()
        self._process.wait(10)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RedisServer]:
    if not os.environ.get("PLACENESS_TEST_REDIS"):
        pytest.skip("PLACENESS_TEST_REDIS gives no Redis")
    if not shutil.which("redis-server"):
        pytest.skip("there is no redis-server to be stopped")
    server = RedisServer(tmp_path)
    server.client.ping()
    yield server
    server.stop()


@pytest.fixture(params=[IN_MEMORY, IN_DATABASE], ids=["otherwise in memory", "otherwise in the database"])
def windows(request: pytest.FixtureRequest, server: RedisServer, db: None) -> Iterator[str]:
    """Django's caches with windows in that Redis."""
    found = caches_by(Environment(CACHE_URL=server.url), is_sqlite=request.param == IN_MEMORY)
    with override_settings(CACHES=found):
        caches["windows-without-redis"].clear()
        yield request.param


def another_process() -> BaseCache:
    """The cache as another process has it."""
    return caches.create_connection("windows")


def test_two_processes_share_one_window_that_ends(windows: str, server: RedisServer) -> None:
    one, other = another_process(), another_process()
    assert one.add("rl:someone", 1, 60)
    assert not other.add("rl:someone", 1, 60)
    assert [other.incr("rl:someone"), one.incr("rl:someone"), other.get("rl:someone")] == [2, 3, 3]
    with pytest.raises(ValueError, match="not found"):
        one.incr("rl:somebody")
    (name,) = server.client.keys()
    assert name.startswith(b"placeness:")
    assert b"someone" not in name
    assert 0 < server.client.ttl(name) <= 60
    assert server.client.get(name) == b"3"


def test_what_somebody_else_wrote_into_redis_runs_nothing(windows: str, server: RedisServer) -> None:
    cache = another_process()
    cache.add("rl:someone", 1, 60)
    (name,) = server.client.keys()
    server.client.set(name, b"cos\nsystem\n(S'true'\ntR.")
    with pytest.raises(ValueError, match="invalid literal"):
        cache.get("rl:someone")


def test_tries_are_limited_while_redis_is_stopped_too(
    windows: str, server: RedisServer, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redis_windows, "REST_SECONDS", 0.0)
    client = Client()

    def guess() -> int:
        return client.post(reverse("enter-code"), {"code": WRONG}).status_code

    assert [guess() for _ in range(12)] == [422] * 10 + [429] * 2
    server.stop()
    assert [guess() for _ in range(12)] == [422] * 10 + [429] * 2
    assert RateWindow.objects.exists() == (windows == IN_DATABASE)
    assert client.post(reverse("enter-code"), {"code": room.code}).status_code == 302


def test_redis_is_not_asked_again_at_once(windows: str, server: RedisServer, caplog: Any) -> None:
    server.stop()
    cache = another_process()
    assert cache.add("rl:someone", 1, 60)
    assert [cache.incr("rl:someone") for _ in range(3)] == [2, 3, 4]
    assert caplog.text.count("Redis does not answer") == 1
