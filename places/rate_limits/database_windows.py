"""Windows of rate limits in the database: Django's cache interface, as far as django-ratelimit uses it."""

from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.utils.crypto import salted_hmac

from places.rate_limits import models


def hidden_name(name: str) -> str:
    """Return a keyed hash of `name`, which may hold an address or a code."""
    return salted_hmac("places.rate_limits", name, algorithm="sha256").hexdigest()


class DatabaseWindows(BaseCache):
    """Counts that every process changes by one statement, so that none is lost and none is counted twice.

    Django's own database cache reads and writes in two steps: of counts at the same time some are lost.
    """

    def __init__(self, _location: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def add(self, key: str, value: int, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return models.add(self._name(key, version), value, float(seconds))

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        found = models.read(self._name(key, version))
        return default if found is None else found

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Return the increased count. Raises ValueError where there is none."""
        found = models.increase(self._name(key, version), delta)
        if found is None:
            raise ValueError("There is no such count.")
        return found

    def clear(self) -> None:
        """Forget all counts and rates."""
        models.RateWindow.objects.all().delete()

    def _name(self, key: str, version: int | None) -> str:
        return hidden_name(self.make_and_validate_key(key, version=version))


def installation_prefix(key: str, key_prefix: str, version: int) -> str:
    """Return a keyed hash for a cache that several installations may share (a cache's KEY_FUNCTION)."""
    return f"placeness:{hidden_name(f'{key_prefix}:{version}:{key}')}"
