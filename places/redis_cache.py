"""Django's cache in Redis with short deadlines, asked no more for a while after it has not answered."""

import logging
import time
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache.backends.redis import RedisCache
from redis import RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

Result = TypeVar("Result")
DEADLINES = {"socket_connect_timeout": 0.5, "socket_timeout": 0.5, "retry": Retry(NoBackoff(), 0)}
REST_SECONDS = 2.0
_logger = logging.getLogger(__name__)


class RedisAway(Exception):
    """Redis does not answer, or has not answered a moment ago."""


class RestingRedisCache(RedisCache):
    """A cache whose calls take a second at most, and no time while Redis is away: then they raise `RedisAway`."""

    serializer: Any  # an object with `dumps` and `loads` that runs nothing of what it reads

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        options = {**DEADLINES, "serializer": self.serializer, **params.get("OPTIONS", {})}
        self._rests_until = 0.0
        super().__init__(server, {**params, "OPTIONS": options})

    def asked(self, call: Callable[..., Result], *arguments: Any) -> Result:
        """Return the result of a call to Redis. Raises `RedisAway`."""
        if time.monotonic() < self._rests_until:
            raise RedisAway
        try:
            return call(*arguments)
        except RedisError as error:
            self._rests_until = time.monotonic() + REST_SECONDS
            _logger.warning("Redis does not answer: %s", type(error).__name__)
            raise RedisAway from error
