"""Windows of rate limits in Redis, and in another cache while Redis is away."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT

from places.redis_cache import RedisAway, RestingRedisCache

Result = TypeVar("Result")


class WholeNumbers:
    """A serializer that reads nothing but whole numbers: who can write to Redis can run nothing here."""

    def dumps(self, value: int) -> int:
        """Return the number as it is stored."""
        return int(value)

    def loads(self, stored: bytes) -> int:
        """Return the number. Raises ValueError for anything else."""
        return int(stored)


class RedisWindows(RestingRedisCache):
    """Counts in Redis. While it does not answer they are kept in the cache `OPTIONS["otherwise"]`: never nowhere."""

    serializer = WholeNumbers()

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        options = dict(params.get("OPTIONS", {}))
        self._otherwise: str = options.pop("otherwise")
        super().__init__(server, {**params, "OPTIONS": options})

    def add(self, key: str, value: int, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return self._first(super().add, "add", key, value, timeout, version)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self._first(super().get, "get", key, default, version)

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Return the increased count. Raises ValueError where there is none."""
        return self._first(super().incr, "incr", key, delta, version)

    def _first(self, in_redis: Callable[..., Result], name: str, *arguments: Any) -> Result:
        try:
            return self.asked(in_redis, *arguments)
        except RedisAway:
            result: Result = getattr(caches[self._otherwise], name)(*arguments)
            return result
