"""A full or failing disk is told from other errors, wherever the error comes from."""

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import psycopg_pool
import pytest
from django.db import Error, OperationalError, connection

from places.errors import DiskFull, NotSaved, Refusal
from places.web.storage_faults import refusal_of


def coded(code: int, words: str) -> OperationalError:
    """Return Django's error with SQLite's error of this code as its cause."""
    cause = sqlite3.OperationalError(words)
    cause.sqlite_errorcode = code
    error = OperationalError(words)
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (coded(sqlite3.SQLITE_FULL, "database or disk is full"), DiskFull),
        (coded(sqlite3.SQLITE_IOERR_FSYNC, "disk I/O error"), NotSaved),
        (coded(sqlite3.SQLITE_READONLY_DBMOVED, "attempt to write a readonly database"), NotSaved),
        (coded(sqlite3.SQLITE_BUSY, "database is locked"), NotSaved),
        (coded(sqlite3.SQLITE_CANTOPEN, "unable to open database file"), NotSaved),
        (OSError(errno.ENOSPC, "No space left on device"), DiskFull),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), DiskFull),
        (OSError(errno.EIO, "Input/output error"), NotSaved),
        (OSError(errno.EROFS, "Read-only file system"), NotSaved),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_what_says_that_nothing_can_be_written(error: Exception, kind: type[Refusal]) -> None:
    assert type(refusal_of(error)) is kind


@pytest.mark.parametrize(
    ("cause", "kind"),
    [
        (psycopg.errors.DiskFull("no space left"), DiskFull),
        (psycopg.OperationalError("connection refused"), NotSaved),
        (psycopg_pool.PoolTimeout("no connection after 5 s"), NotSaved),
        (psycopg.errors.AdminShutdown("terminating connection"), NotSaved),
        (psycopg.errors.CannotConnectNow("starting up"), NotSaved),
        (psycopg.errors.TooManyConnections("too many clients"), NotSaved),
        (psycopg.errors.LockNotAvailable("lock timeout"), NotSaved),
        (psycopg.errors.QueryCanceled("statement timeout"), NotSaved),
        (psycopg.errors.ReadOnlySqlTransaction("read-only"), NotSaved),
        (psycopg.errors.DeadlockDetected("deadlock"), NotSaved),
        (psycopg.errors.UniqueViolation("twice"), None),
        (psycopg.errors.UndefinedTable("no such table"), None),
        (psycopg.errors.CharacterNotInRepertoire("no letter"), None),
        (psycopg.ProgrammingError("wrong number of values"), None),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_what_postgresql_says(cause: Exception, kind: type[Refusal] | None) -> None:
    error = OperationalError(str(cause))
    error.__cause__ = cause
    found = refusal_of(error)
    assert (found and type(found)) is kind


def test_the_statuses_are_those_that_phones_try_again() -> None:
    assert (DiskFull.status, NotSaved.status) == (507, 503)
    for kind in (DiskFull, NotSaved):
        assert str(kind.sentence).startswith("This was not saved")


@pytest.mark.parametrize(
    "error",
    [
        None,
        ValueError("no"),
        OSError(errno.ENOENT, "No such file"),
        OperationalError("no such table: x"),
        coded(sqlite3.SQLITE_ERROR, "no such table: x"),
        coded(sqlite3.SQLITE_CONSTRAINT_UNIQUE, "UNIQUE constraint failed"),
    ],
)
def test_other_errors_stay_errors(error: Exception | None) -> None:
    assert refusal_of(error) is None


def test_an_error_that_came_of_another_is_known_by_it() -> None:
    later = RuntimeError("while tidying up")
    later.__context__ = OSError(errno.ENOSPC, "No space left on device")
    assert type(refusal_of(later)) is DiskFull
    circle = RuntimeError("one")
    circle.__context__ = RuntimeError("two")
    circle.__context__.__context__ = circle
    assert refusal_of(circle) is None


def test_a_real_database_that_may_not_grow_is_a_full_disk(on_disk: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
        cursor.fetchall()
        with pytest.raises(Error) as full:
            cursor.execute("CREATE TABLE more AS SELECT randomblob(1000000) AS bytes")
    assert type(refusal_of(full.value)) is DiskFull


def test_a_real_database_that_is_read_only_does_not_save(tmp_path: Path) -> None:
    path = tmp_path / "some.sqlite3"
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE some (word)")
    opened = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    with closing(opened), pytest.raises(sqlite3.OperationalError) as refused:
        opened.execute("INSERT INTO some VALUES ('x')")
    assert type(refusal_of(refused.value)) is NotSaved
