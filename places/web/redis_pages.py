"""Bytes of pages in Redis: missing while it is away."""

from contextlib import suppress
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT

from places.redis_cache import RedisAway, RestingRedisCache


class BytesAsTheyAre:
    """A serializer of bytes."""

    def dumps(self, value: bytes) -> bytes:
        """Return the bytes."""
        return value

    def loads(self, stored: bytes) -> bytes:
        """Return the bytes."""
        return stored


class RedisPages(RestingRedisCache):
    """A cache of bytes in Redis; while it is away nothing is found and nothing is stored."""

    serializer = BytesAsTheyAre()

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        try:
            return self.asked(super().get, key, default, version)
        except RedisAway:
            return default

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        with suppress(RedisAway):
            self.asked(super().set, key, value, timeout, version)
