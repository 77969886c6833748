"""Running a prepared statement: as Django's cursors do, without what costs more than SQLite itself.

A small query spends about 8 µs in SQLite and 16 µs in Django's three cursor wrappers, which find the connection, turn
`%s` into `?` and ask whether anybody listens. A statement that was built once has been turned already. Where somebody
does listen (queries are logged or wrapped, as in tests), and for other databases, Django's own cursor runs it.
"""

import functools
from collections.abc import Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections


@functools.lru_cache(maxsize=2048)
def _with_question_marks(sql: str) -> str:
    return sql.replace("%s", "?").replace("%%", "%")


def execute(sql: str, params: Sequence[Any]) -> Any:
    """Return a cursor that has run this SQL. Raises Django's database errors, as its cursors do."""
    database = connections[DEFAULT_DB_ALIAS]
    if database.vendor != "sqlite" or database.execute_wrappers or database.queries_logged:
        cursor = database.cursor()
        cursor.execute(sql, params)
        return cursor
    database.validate_thread_sharing()
    database.validate_no_broken_transaction()
    with database.wrap_database_errors:
        if database.connection is None:
            database.ensure_connection()
        return database.connection.execute(_with_question_marks(sql), params)
