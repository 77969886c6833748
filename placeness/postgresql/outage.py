"""Whether the database server is away, as known to this process."""

import threading
from collections.abc import Callable

import psycopg

AWAY = "The database server did not answer a moment ago."


class ServerOutage:
    """Lets one thread at a time find out whether a server that was away is back; others need not wait for that."""

    def __init__(self) -> None:
        self._is_on = False
        self._checking = threading.Lock()

    @property
    def is_on(self) -> bool:
        """Whether the last check failed."""
        return self._is_on

    def check(self, connect: Callable[[], None]) -> None:
        """Return when `connect` succeeds, which ends the outage; raise its error, which begins one.

        Raises psycopg.OperationalError at once during an outage while another thread checks.
        """
        if not self._checking.acquire(blocking=not self._is_on):
            raise psycopg.OperationalError(AWAY)
        try:
            connect()
        except psycopg.Error:
            self._is_on = True
            raise
        else:
            self._is_on = False
        finally:
            self._checking.release()
