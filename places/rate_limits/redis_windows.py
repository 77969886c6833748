"""Windows of rate limits in Redis, and in another cache while Redis is away."""

import logging
import time
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis import RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

Result = TypeVar("Result")
DEADLINES = {"socket_connect_timeout": 0.5, "socket_timeout": 0.5, "retry": Retry(NoBackoff(), 0)}
REST_SECONDS = 2.0  # after a failure Redis is not asked for so long
_logger = logging.getLogger(__name__)


class WholeNumbers:
    """A serializer that reads nothing but whole numbers: who can write to Redis can run nothing here."""

    def dumps(self, value: int) -> int:
        """Return the number as it is stored."""
        return int(value)

    def loads(self, stored: bytes) -> int:
        """Return the number. Raises ValueError for anything else."""
        return int(stored)


class RedisWindows(RedisCache):
    """Counts in Redis. While it does not answer they are kept in the cache `OPTIONS["otherwise"]`: never nowhere."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        options = {**DEADLINES, "serializer": WholeNumbers(), **params.get("OPTIONS", {})}
        self._otherwise: str = options.pop("otherwise")
        self._rests_until = 0.0
        super().__init__(server, {**params, "OPTIONS": options})

    def add(self, key: str, value: int, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return self._first(super().add, "add", key, value, timeout, version)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self._first(super().get, "get", key, default, version)

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Return the increased count. Raises ValueError where there is none."""
        return self._first(super().incr, "incr", key, delta, version)

    def _first(self, in_redis: Callable[..., Result], name: str, *arguments: Any) -> Result:
        if time.monotonic() >= self._rests_until:
            try:
                return in_redis(*arguments)
            except RedisError as error:
                self._rests_until = time.monotonic() + REST_SECONDS
                _logger.warning(
                    "Redis does not answer (%s): rates are counted elsewhere", type(error).__name__
                )
        result: Result = getattr(caches[self._otherwise], name)(*arguments)
        return result
