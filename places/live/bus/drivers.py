"""Drivers of the bus: how texts come from one process to the others.

Their libraries are imported only where they are used.
"""

from collections.abc import Iterator
from typing import Protocol
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connections
from django.utils.crypto import salted_hmac

NONE = "none"  # BUS_URL: no bus; other processes look at the log once a second
SILENCE_SECONDS = 1.0  # after which `receive` yields None
CONNECT_SECONDS = 5


class Driver(Protocol):
    """One connection, used by one thread. Every failure is an exception; after `close` the driver connects anew."""

    def send(self, texts: list[str]) -> None:
        """Send texts to every process that receives now."""

    def receive(self) -> Iterator[str | None]:
        """Yield texts as they come: None when the connection is there, and after each second without one."""

    def close(self) -> None:
        """Close the connection, if there is one."""


def open_driver() -> Driver | None:
    """Return the driver that BUS_URL names, without connecting; None where processes are not notified.

    Without BUS_URL it is LISTEN/NOTIFY on the installation's own PostgreSQL, and none with SQLite.
    """
    scheme = urlsplit(settings.BUS_URL).scheme
    if scheme in ("redis", "rediss"):
        from places.live.bus.redis_driver import RedisDriver  # noqa: PLC0415 - only where there is a Redis

        return RedisDriver(settings.BUS_URL, channel())
    if settings.BUS_URL == NONE or (not scheme and connections["default"].vendor != "postgresql"):
        return None
    from places.live.bus.postgresql_driver import PostgresqlDriver  # noqa: PLC0415 - only with PostgreSQL

    return PostgresqlDriver(settings.BUS_URL, channel())


def channel() -> str:
    """Return the name under which the processes of this installation find each other; they share the secret key."""
    return f"placeness_{salted_hmac('places.live.bus', 'channel').hexdigest()[:16]}"
