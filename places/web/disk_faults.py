"""Recognition of a full or failing disk in exceptions, and the refusals for it.

Result codes: https://sqlite.org/rescode.html. The lower eight bits are the kind, whatever the detail.
"""

import errno
import sqlite3
from collections.abc import Iterator

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


def refusal_of(error: BaseException | None) -> Refusal | None:
    """Return the refusal for an `error` by which nothing can be written at present; None for other errors."""
    for one in _with_causes(error):
        if isinstance(one, sqlite3.Error):
            code = getattr(one, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF
            if code == sqlite3.SQLITE_FULL:
                return DiskFull()
            if code in SQLITE_FAILING:
                return NotSaved()
        elif isinstance(one, OSError):
            if one.errno in FULL:
                return DiskFull()
            if one.errno in FAILING:
                return NotSaved()
    return None


def _with_causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
