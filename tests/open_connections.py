"""How many connections to a database this process holds."""

from pathlib import Path

from django.db import connection


def open_connections(database: str) -> int:
    """Return how many connections to `database` (its file or URL) are held now; on PostgreSQL, taken from the pool."""
    if connection.vendor == "postgresql":
        stats = connection.pool.get_stats()  # type: ignore[attr-defined] - PostgreSQL's own
        return int(stats["pool_size"] - stats["pool_available"])
    targets = [path.resolve() for path in Path("/proc/self/fd").iterdir() if path.exists()]
    return sum(target == Path(database).resolve() for target in targets)
