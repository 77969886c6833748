"""Django's cache in Redis with short deadlines, asked no more for a while after it has not answered."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache.backends.redis import RedisCache
from redis import RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

from places.outages import Outage

Result = TypeVar("Result")
DEADLINES = {"socket_connect_timeout": 0.5, "socket_timeout": 0.5, "retry": Retry(NoBackoff(), 0)}


class RedisAway(Exception):
    """Redis does not answer, or has not answered a moment ago."""


class RestingRedisCache(RedisCache):
    """A cache whose calls take a second at most, and no time while Redis is away: then they raise `RedisAway`."""

    serializer: Any  # an object with `dumps` and `loads` that runs nothing of what it reads

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        options = {**DEADLINES, "serializer": self.serializer, **params.get("OPTIONS", {})}
        self._outage = Outage("Redis")
        super().__init__(server, {**params, "OPTIONS": options})

    def asked(self, call: Callable[..., Result], *arguments: Any) -> Result:
        """Return the result of a call to Redis. Raises `RedisAway`."""
        if self._outage.is_resting:
            raise RedisAway
        try:
            result = call(*arguments)
        except RedisError as error:
            self._outage.failed(error)
            raise RedisAway from error
        self._outage.over()
        return result
