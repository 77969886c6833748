"""Whether the database answers, takes what is written, and is as new as the code."""

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from places.database.writing import write_lock


def database_is_ready() -> bool:
    """Whether the database answers, can be written, and every migration has been applied."""
    try:
        with write_lock():  # SQLite takes its write lock, which it refuses in a file that may not be written
            pass
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        return False
