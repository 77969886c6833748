"""The database engine `placeness.postgresql`: Django's, whose pool recovers at once after the server was away.

psycopg's pool tries a lost server again after 1, 2, 4, 8 … seconds and lets every request wait for that: all page
threads would hang in an outage, and pages would come back half a minute late. Here a request learns at once that the
server is away, by one attempt to connect, and the first attempt that succeeds renews the pool.
"""

from collections.abc import Callable
from typing import Any

import psycopg
from django.db.backends.postgresql import base
from psycopg_pool import ConnectionPool, PoolTimeout

from placeness.postgresql.outage import ServerOutage

_outage = ServerOutage()


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's connection to PostgreSQL; each connection that it takes from the pool is known to work."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Return a connection that answers. Raises psycopg.OperationalError when the server is away."""
        if not self.pool:
            return super().get_new_connection(conn_params)
        connect = self._attempt(conn_params)
        if _outage.is_on:
            _outage.check(connect)
        try:
            connection = super().get_new_connection(conn_params)
        except PoolTimeout:
            _outage.check(connect)
            raise  # the server answers: all connections are in use
        if _answers(connection):
            return connection
        self.pool.putconn(connection)
        _outage.check(connect)
        self.pool.drain()  # the others are from before the outage, too
        return super().get_new_connection(conn_params)

    def _attempt(self, conn_params: dict[str, Any]) -> Callable[[], None]:
        """Return a function that connects to the server once, and raises what hinders it."""
        return lambda: self.Database.connect(**conn_params).close()


def _answers(connection: Any) -> bool:
    try:
        ConnectionPool.check_connection(connection)
    except psycopg.Error:
        return False
    return True
