"""The one step of a restoration that changes what is in use: the prepared database takes the place of the other."""

import os
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.db import Error, connection, connections
from django.utils import timezone

from places.database.checkpoints import truncate_log
from places.management.backup_file import KEY
from places.management.backup_reading import unpack
from places.management.database_copies import sync
from places.management.moving import SOURCE, NotMoved, move_all, open_source

PATIENCE_SECONDS = 5.0  # for programs that read the database just now
LOGS = ("-wal", "-shm", "-journal")


class NotReplaced(Exception):
    """What was there is in use as before. The message says why, in a sentence."""


def replace_database(database: Path, backups: Path, *, keep: bool) -> None:
    """Let a SQLite file take the place of the database in use: by one renaming, or by one transaction on PostgreSQL.

    With `keep` the SQLite file that was in use stays in the folder `backups`. Raises NotReplaced, OSError.
    """
    if connection.vendor == "sqlite":
        _replace_file(Path(connection.settings_dict["NAME"]), database, backups, keep=keep)
    else:
        _replace_rows(database)
    for name in settings.CACHES:
        caches[name].clear()


def replace_key(backup: Path) -> None:
    """Let the secret key in a backup take the place of that in the data folder."""
    path = Path(settings.DATA_DIR) / KEY
    new = path.with_name(f"{KEY}.new")
    unpack(backup, KEY, new)
    new.replace(path)
    sync(path.parent)


def _replace_file(path: Path, database: Path, backups: Path, *, keep: bool) -> None:
    """The log of the old database goes first: SQLite would write what is in it into the new one."""
    is_sound = not path.exists() or _has_empty_log()
    connections.close_all()
    stamp = f"before-restore-{timezone.localtime():%Y-%m-%d-%H%M%S}.sqlite3"
    logs = [path.with_name(path.name + end) for end in LOGS]
    if keep or not is_sound:
        backups.mkdir(mode=0o700, parents=True, exist_ok=True)
        _copy_by_link(path, backups / stamp)
        _copy_by_link(logs[0], backups / f"{stamp}-wal")
    for log in logs:
        log.unlink(missing_ok=True)
    sync(database)
    database.replace(path)
    sync(path.parent)


def _has_empty_log() -> bool:
    """Write the log of the database in use into it; False when that cannot be read. Raises NotReplaced."""
    try:
        is_empty = truncate_log(patience=PATIENCE_SECONDS)
    except Error:
        return False
    if not is_empty:
        raise NotReplaced("Another program is reading the database. Stop it, then restore.")
    return True


def _copy_by_link(path: Path, target: Path) -> None:
    """Keep a file under another name as well, where the disk can do this and the file is there."""
    with suppress(FileNotFoundError, FileExistsError, PermissionError):
        os.link(path, target)


def _replace_rows(database: Path) -> None:
    try:
        open_source(str(database))
        connections[SOURCE].connect()
        move_all(lambda table: None, replaces=True)
    except (NotMoved, Error) as refused:
        raise NotReplaced(str(refused)) from refused
    finally:
        if SOURCE in connections.settings:
            connections[SOURCE].close()
            del connections[SOURCE], connections.settings[SOURCE]
