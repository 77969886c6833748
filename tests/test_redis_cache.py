"""A cache in Redis that nobody waits for."""

import time
from typing import Any

import pytest

from places.redis_cache import RedisAway
from places.web.redis_pages import RedisPages
from tests.builders.redis_server import RedisServer


def test_while_redis_is_away_it_is_not_asked_again_at_once(
    redis_server: RedisServer, caplog: pytest.LogCaptureFixture
) -> None:
    asked: list[Any] = []
    cache = RedisPages(redis_server.url, {})
    cache.asked(cache.set, "one", b"1")
    redis_server.stop()
    with pytest.raises(RedisAway):
        cache.asked(super(RedisPages, cache).get, "one")
    with pytest.raises(RedisAway):
        cache.asked(asked.append, "one")
    assert asked == []
    assert caplog.text.count("Redis cannot be reached (ConnectionError: ") == 1


def test_a_server_that_does_not_exist_costs_no_time(caplog: pytest.LogCaptureFixture) -> None:
    cache, began = RedisPages("redis://127.0.0.1:9/0", {}), time.monotonic()
    assert cache.get("one", "nothing") == "nothing"
    cache.set("one", b"1")
    assert time.monotonic() - began < 10
