"""Windows of rate limits in Redis, and while it is away."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.test import Client, override_settings
from django.urls import reverse

from placeness.caches import IN_DATABASE, IN_MEMORY
from placeness.caches import caches as caches_by
from places import outages
from places.rate_limits.models import RateWindow
from tests.builders.buckets import Environment
from tests.builders.redis_server import RedisServer
from tests.builders.rooms import Room

WRONG = "HT7K-2M9P"


@pytest.fixture(params=[IN_MEMORY, IN_DATABASE], ids=["otherwise in memory", "otherwise in the database"])
def windows(request: pytest.FixtureRequest, redis_server: RedisServer, db: None) -> Iterator[str]:
    """Django's caches with windows in that Redis."""
    found = caches_by(Environment(CACHE_URL=redis_server.url), is_sqlite=request.param == IN_MEMORY)
    with override_settings(CACHES=found):
        caches["windows-without-redis"].clear()
        yield request.param


def another_process() -> BaseCache:
    """The cache as another process has it."""
    return caches.create_connection("windows")


def test_two_processes_share_one_window_that_ends(windows: str, redis_server: RedisServer) -> None:
    one, other = another_process(), another_process()
    assert one.add("rl:someone", 1, 60)
    assert not other.add("rl:someone", 1, 60)
    assert [other.incr("rl:someone"), one.incr("rl:someone"), other.get("rl:someone")] == [2, 3, 3]
    with pytest.raises(ValueError, match="not found"):
        one.incr("rl:somebody")
    (name,) = redis_server.client.keys()
    assert name.startswith(b"placeness:")
    assert b"someone" not in name
    assert 0 < redis_server.client.ttl(name) <= 60
    assert redis_server.client.get(name) == b"3"


def test_what_somebody_else_wrote_into_redis_runs_nothing(windows: str, redis_server: RedisServer) -> None:
    cache = another_process()
    cache.add("rl:someone", 1, 60)
    (name,) = redis_server.client.keys()
    redis_server.client.set(name, b"cos\nsystem\n(S'true'\ntR.")
    with pytest.raises(ValueError, match="invalid literal"):
        cache.get("rl:someone")


def test_tries_are_limited_while_redis_is_stopped_too(
    windows: str, redis_server: RedisServer, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outages, "REST_SECONDS", 0.0)
    client = Client()

    def guess() -> int:
        return client.post(reverse("enter-code"), {"code": WRONG}).status_code

    assert [guess() for _ in range(12)] == [422] * 10 + [429] * 2
    redis_server.stop()
    assert [guess() for _ in range(12)] == [422] * 10 + [429] * 2
    assert RateWindow.objects.exists() == (windows == IN_DATABASE)
    assert client.post(reverse("enter-code"), {"code": room.code}).status_code == 302


def test_redis_is_not_asked_again_at_once(windows: str, redis_server: RedisServer, caplog: Any) -> None:
    redis_server.stop()
    cache = another_process()
    assert cache.add("rl:someone", 1, 60)
    assert [cache.incr("rl:someone") for _ in range(3)] == [2, 3, 4]
    assert caplog.text.count("Redis cannot be reached") == 1
