"""Bytes of pages in Redis."""

from places.web.redis_pages import RedisPages
from tests.builders.redis_server import RedisServer


def test_bytes_come_back_as_they_were_and_end(redis_server: RedisServer) -> None:
    one, other = RedisPages(redis_server.url, {"TIMEOUT": 60}), RedisPages(redis_server.url, {"TIMEOUT": 60})
    one.set("page", b"cos\nsystem\n(S'true'\ntR.")
    assert other.get("page") == b"cos\nsystem\n(S'true'\ntR."
    assert other.get("another") is None
    assert 0 < redis_server.client.ttl(redis_server.client.keys()[0]) <= 60


def test_while_redis_is_away_nothing_is_there(redis_server: RedisServer) -> None:
    cache = RedisPages(redis_server.url, {})
    redis_server.stop()
    cache.set("page", b"one")
    assert cache.get("page", b"nothing") == b"nothing"
