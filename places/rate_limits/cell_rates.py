"""Rates that all processes of an installation keep to together."""

import logging

from django.db import Error, connection

from places.rate_limits import models
from places.rate_limits.database_windows import hidden_name

_logger = logging.getLogger(__name__)


def are_shared() -> bool:
    """Return whether several processes may serve: those of SQLite are one."""
    return connection.vendor != "sqlite"


def admitted(name: str, every: float, lead: float, longest_wait: float) -> float | None:
    """Admit one request of the rate `name` among all processes, and give the connection back.

    Returns the seconds to wait, None beyond `longest_wait`; 0 while the database does not answer: then each process
    keeps to the rate by itself.
    """
    try:
        return models.admit(hidden_name(f"rate of {name}"), every, lead, longest_wait)
    except Error:
        _logger.exception("A rate could not be read: this process keeps to it by itself")
        return 0.0
    finally:
        if not connection.in_atomic_block:
            connection.close()
