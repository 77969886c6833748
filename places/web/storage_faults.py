"""Recognition of a storage that takes or gives nothing at present, in exceptions, and the refusals for it.

Result codes of SQLite: https://sqlite.org/rescode.html. The lower eight bits are the kind, whatever the detail.
Error codes of PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html. The first two letters are
the class. An error without a code comes from the client's side: there is no connection.
"""

import errno
import sqlite3
from collections.abc import Iterator
from typing import Any

from places.errors import DiskFull, NotSaved, Refusal

FULL = {errno.ENOSPC, errno.EDQUOT}
FAILING = {errno.EIO, errno.EROFS}
SQLITE_FAILING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
}
POSTGRESQL_FULL = "53100"
POSTGRESQL_FAILING = (
    "08",  # no connection
    "25006",  # read-only
    "25P03",  # a transaction was idle for too long
    "28",  # the role may not enter any more
    "3D",  # no such database
    "40",  # deadlock or conflict of transactions
    "53",  # no memory or no connection left
    "55P03",  # waited too long for a lock
    "57",  # stopped by an administrator, by a timeout, or by a crash; or starting
    "58",  # the system failed
)


def refusal_of(error: BaseException | None) -> Refusal | None:
    """Return the refusal for an `error` by which nothing can be stored or read at present; None for other errors."""
    for one in _with_causes(error):
        found = None
        if isinstance(one, sqlite3.Error):
            found = _of_sqlite(one)
        elif type(one).__module__.split(".")[0] in ("psycopg", "psycopg_pool"):
            found = _of_postgresql(one)
        elif isinstance(one, OSError):
            found = _of_the_system(one)
        if found is not None:
            return found
    return None


def _of_sqlite(error: sqlite3.Error) -> Refusal | None:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return DiskFull()
    return NotSaved() if code in SQLITE_FAILING else None


def _of_postgresql(error: Any) -> Refusal | None:
    """Return the refusal for an error of psycopg, which is not imported where SQLite is used."""
    names = {kind.__name__ for kind in type(error).__mro__}
    if error.sqlstate is None:
        return NotSaved() if "OperationalError" in names else None
    if error.sqlstate == POSTGRESQL_FULL:
        return DiskFull()
    return NotSaved() if error.sqlstate.startswith(POSTGRESQL_FAILING) else None


def _of_the_system(error: OSError) -> Refusal | None:
    if error.errno in FULL:
        return DiskFull()
    return NotSaved() if error.errno in FAILING else None


def _with_causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
