"""LISTEN/NOTIFY, over a connection of its own in autocommit mode.

In an act's own transaction NOTIFY would take a lock of the whole database at commit, so that acts of different
workshops would wait for each other.
"""

from collections.abc import Iterator
from typing import Any

import psycopg
from django.db import connections
from psycopg import sql

from places.live.bus.drivers import CONNECT_SECONDS, SILENCE_SECONDS

LIVENESS = {  # a connection that ended without a word is noticed after some 25 seconds
    "connect_timeout": CONNECT_SECONDS,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 25_000,
    "application_name": "placeness-bus",
}


class PostgresqlDriver:
    """`url` names a PostgreSQL server; an empty one is the database of this installation."""

    def __init__(self, url: str, channel: str) -> None:
        self._url = url
        self._channel = channel
        self._connection: psycopg.Connection[Any] | None = None

    def send(self, texts: list[str]) -> None:
        """Send all texts with one statement."""
        statement = "SELECT count(pg_notify(%s, text)) FROM unnest(%s::text[]) AS text"
        self._connected().execute(statement, [self._channel, texts])

    def receive(self) -> Iterator[str | None]:
        """Yield texts, and None after each second without one."""
        connection = self._connected()
        connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(self._channel)))
        while True:
            yield None
            for notification in connection.notifies(timeout=SILENCE_SECONDS):
                yield notification.payload

    def close(self) -> None:
        """Close the connection, if there is one."""
        if self._connection:
            self._connection.close()
        self._connection = None

    def _connected(self) -> psycopg.Connection[Any]:
        if self._connection is None:
            own = {} if self._url else connections["default"].get_connection_params()
            parameters = {**own, **LIVENESS, "autocommit": True}
            self._connection = psycopg.connect(self._url, **parameters)
        return self._connection
