"""Database connections that a thread does not need while it waits for something else."""

from django.db import connection


def give_back() -> None:
    """Return this thread's connection to its pool, until it is used again. SQLite has none: the connection stays."""
    if connection.vendor != "sqlite" and not connection.in_atomic_block:
        connection.close()
