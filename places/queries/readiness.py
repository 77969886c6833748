"""Whether the database answers and is as new as the code."""

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor


def database_is_ready() -> bool:
    """Whether the database answers and every migration has been applied."""
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        return False
