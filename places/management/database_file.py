"""Whether the database's file can be used, looked at before the server starts; if not, what to do about it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

RESTORE = (
    "Copy the whole data folder to a safe place first. Then put a backup in its place: {name}, and {name}-wal "
    "when the backup has one."
)
EMPTY = (
    "The database {path} is empty (0 bytes). If this is a new installation, delete that file and start again. "
    "Otherwise it was lost, perhaps on a full disk. " + RESTORE
)
NO_FILE = "There is no file {path}, but something else of that name, or only its log {name}-wal. " + RESTORE
NO_TABLES = (
    "The database {path} holds nothing, but there are pictures in {media}. Its log {name}-wal may have been left "
    "behind when it was copied. " + RESTORE + " To begin anew, move the database and the pictures away."
)
NO_DATABASE = "The file {path} is not a database. " + RESTORE
DAMAGED = (
    "The database {path} is damaged ({detail}). "
    + RESTORE
    + " Without a backup, this saves what can be read: "
    'sqlite3 {name} ".recover" | sqlite3 mended.sqlite3, then put mended.sqlite3 in its place.'
)
FORBIDDEN = (
    "The database {path} cannot be opened or written ({detail}). The file, {name}-wal and {name}-shm beside it, "
    "and the folder must belong to the user that runs Placeness, and the disk must not be read-only. "
    "For example: chown -R placeness {folder}"
)
FULL = "The disk of {path} is full, so that nothing can be saved. Free some space, then start again."
LOCKED = (
    "Another program is writing to {path}. Stop it (perhaps Placeness is running already), then start again."
)
FAILING = "The disk of {path} does not work as it should ({detail}). Save the data folder to another disk."

WORDS = {
    sqlite3.SQLITE_NOTADB: NO_DATABASE,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_CANTOPEN: FORBIDDEN,
    sqlite3.SQLITE_READONLY: FORBIDDEN,
    sqlite3.SQLITE_PERM: FORBIDDEN,
    sqlite3.SQLITE_AUTH: FORBIDDEN,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_IOERR: FAILING,
}
PATIENCE_SECONDS = 5.0


class DatabaseUnusable(Exception):
    """The database cannot be used as it is. The message has the remedy."""


def require_usable(path: Path, media: Path) -> None:
    """Return when there is no database yet, or one that is whole and can be written.

    Raises DatabaseUnusable with instructions otherwise: also when the database is empty while pictures are there.
    """
    log = path.with_name(f"{path.name}-wal")
    if not path.exists() and not log.exists():
        return
    if not path.is_file():
        raise _unusable(NO_FILE, path)
    try:
        if path.stat().st_size == 0:
            raise _unusable(EMPTY, path)
        _look_through(path, media)
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        raise _unusable(WORDS.get(code, DAMAGED), path, detail=str(error)) from None
    except OSError as error:
        raise _unusable(FORBIDDEN, path, detail=str(error.strerror)) from None


def _look_through(path: Path, media: Path) -> None:
    address = f"file:{quote(str(path.resolve()))}?mode=rw"
    with closing(sqlite3.connect(address, uri=True, timeout=PATIENCE_SECONDS)) as database:
        (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables == 0 and any(media.rglob("*.jpg")):
            raise _unusable(NO_TABLES, path, media=str(media))
        (found,) = database.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise _unusable(DAMAGED, path, detail=" ".join(found.split()))
        database.execute("BEGIN IMMEDIATE")
        database.execute("ROLLBACK")


def _unusable(words: str, path: Path, **more: str) -> DatabaseUnusable:
    return DatabaseUnusable(words.format(path=path, name=path.name, folder=path.parent, **more))
