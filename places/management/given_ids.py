"""The highest ids that a database has given to rows, also to rows that are gone; no id is to be given twice.

SQLite keeps them in a table of its own, PostgreSQL in one sequence for each table.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

SEQUENCES = (
    "SELECT tables.relname, columns.attname FROM pg_class AS tables "
    "JOIN pg_depend AS needs ON needs.refobjid = tables.oid AND needs.deptype IN ('a', 'i') "
    "JOIN pg_attribute AS columns ON columns.attrelid = tables.oid AND columns.attnum = needs.refobjsubid "
    "JOIN pg_class AS sequences ON sequences.oid = needs.objid AND sequences.relkind = 'S' "
    "WHERE tables.relnamespace = current_schema()::regnamespace ORDER BY tables.relname"
)
LAST = "SELECT pg_sequence_last_value(pg_get_serial_sequence(%s, %s)::regclass)"
RAISE = "SELECT setval(pg_get_serial_sequence(%s, %s), greatest(%s, coalesce((" + LAST + "), 1)))"


def given_ids(database: BaseDatabaseWrapper) -> dict[str, int]:
    """Return {table: highest id} of the tables that have given ids."""
    with database.cursor() as cursor:
        if database.vendor == "sqlite":
            cursor.execute("SELECT name, seq FROM sqlite_sequence")
            return {str(name): int(highest) for name, highest in cursor.fetchall()}
        found = {}
        for table, column in _columns(database).items():
            cursor.execute(LAST, [_quoted(database, table), column])
            if (highest := cursor.fetchone()[0]) is not None:
                found[table] = int(highest)
        return found


def skip_ids(database: BaseDatabaseWrapper, highest: dict[str, int]) -> None:
    """Let each of these tables go on after this id, where it would give a lower one. Other tables are left out."""
    if database.vendor == "sqlite":
        _skip_in_sqlite(database, highest)
        return
    columns = _columns(database)
    with database.cursor() as cursor:
        for table, number in highest.items():
            if table in columns and number > 0:
                where = [_quoted(database, table), columns[table]]
                cursor.execute(RAISE, [*where, number, *where])


def _skip_in_sqlite(database: BaseDatabaseWrapper, highest: dict[str, int]) -> None:
    here = given_ids(database)
    with database.cursor() as cursor:
        for table, number in highest.items():
            if table not in here:
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, number])
            elif here[table] < number:
                cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = %s", [number, table])


def _columns(database: BaseDatabaseWrapper) -> dict[str, str]:
    """Return {table: column} of the columns to which PostgreSQL gives numbers."""
    with database.cursor() as cursor:
        cursor.execute(SEQUENCES)
        return {str(table): str(column) for table, column in cursor.fetchall()}


def _quoted(database: BaseDatabaseWrapper, table: str) -> str:
    return str(database.ops.quote_name(table))
