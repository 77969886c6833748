"""Making a backup while the server runs: all that is committed at one moment, in one file, verified after writing."""

import datetime
import io
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.files.storage import storages
from django.db import Error, connection
from django.utils.crypto import salted_hmac

from places.errors import PicturesAway
from places.management.backup_file import (
    DATABASE,
    KEY,
    PICTURES,
    BackupDamaged,
    BackupWriter,
    Manifest,
)
from places.management.backup_reading import checksum_of
from places.management.database_copies import CopyDamaged, copy_database, reading, require_whole, sync
from places.management.room_on_disk import require_room, size_of_data
from places.management.row_copies import RowsDiffer, require_this_version
from places.storage import VARIANTS, variant_path

with suppress(ImportError):  # Windows has none
    import fcntl

UNFINISHED = ".unfinished"  # the end of the name of a file that is being written
Report = Callable[[int, int], None]  # pictures that are done, of how many


class BackupNotMade(Exception):
    """There is no new backup, and nothing is left of it. The message says why, in a sentence."""


@dataclass(frozen=True)
class MadeBackup:
    """A backup that was written, read again and found equal. `missing` pictures had no files."""

    path: Path
    bytes: int
    pictures: int
    missing: int


def make_backup(
    target: Path,
    *,
    with_pictures: bool = True,
    with_key: bool = False,
    reserve: int | None = None,
    report: Report = lambda done, total: None,
) -> MadeBackup:
    """Write the new file `target`, for its owner only: the database and the pictures of exactly its rows.

    The server may run, and others write, meanwhile. The file gets its name when it is whole: on the disk, read again
    and equal to what was written. `reserve` bytes have to stay free on its disk. Raises BackupNotMade.
    """
    if target.exists():
        raise BackupNotMade(f"There is a file {target} already. Choose another name.")
    try:
        with _unfinished(target) as (file, copy):
            require_room(target.parent, size_of_data(with_pictures), reserve)
            manifest = _facts(with_pictures)
            copy_database(copy)
            require_whole(copy)
            made = _write(file, target, copy, manifest, with_key, report)
    except CopyDamaged as damaged:
        raise BackupNotMade(
            f"The database is damaged ({damaged}). Keep the backups that you have: placeness doctor."
        ) from damaged
    except PicturesAway as away:
        raise BackupNotMade("The store of pictures does not answer. Try again when it does.") from away
    except (OSError, sqlite3.Error, Error, RowsDiffer, BackupDamaged) as error:
        raise BackupNotMade(f"The backup {target} could not be written: {str(error).strip()}.") from error
    return made


def key_mark() -> str:
    """Return a keyed hash by which a backup knows whether an installation has the secret key of its own."""
    return salted_hmac("places.backup", settings.SECRET_KEY, algorithm="sha256").hexdigest()[:16]


def pictures_of(database: Path) -> list[str]:
    """Return the keys of all pictures that the rows of a SQLite file name."""
    with closing(reading(database)) as opened:
        rows = opened.execute("SELECT key FROM places_photo WHERE key != '' ORDER BY key")
        return [key for (key,) in rows]


def newest_act(database: Path) -> int:
    """Return the id of the newest line of the log in a SQLite file; 0 when it has none."""
    with closing(reading(database)) as opened:
        (newest,) = opened.execute("SELECT coalesce(max(id), 0) FROM places_activity").fetchone()
        return int(newest)


def remove_unfinished(folder: Path) -> None:
    """Remove what a backup left in a folder when its process was killed; what is being written now stays."""
    for path in folder.glob(f"*{UNFINISHED}"):
        with suppress(OSError), path.open("rb") as file:
            _lock(file)
            path.unlink()
            _copy_beside(path).unlink(missing_ok=True)


def _copy_beside(unfinished: Path) -> Path:
    return unfinished.with_name(f"{unfinished.name}-database")


def _facts(with_pictures: bool) -> Manifest:
    if connection.vendor != "sqlite":
        require_this_version()
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    version, engine = str(settings.VERSION), connection.vendor
    return Manifest(now, version, engine, key_mark(), with_pictures=with_pictures, missing=[])


@contextmanager
def _unfinished(target: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """Open a file beside `target` for writing, and name one for the copy of the database; remove both at the end.

    The open file is locked: nobody else writes or removes it.
    """
    path = target.with_name(target.name + UNFINISHED)
    with open(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b", buffering=0) as file:
        _lock(file)
        try:
            file.truncate()
            yield file, _copy_beside(path)
        finally:
            path.unlink(missing_ok=True)
            _copy_beside(path).unlink(missing_ok=True)


def _lock(file: BinaryIO) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise OSError("another process is writing it") from error
    except NameError:
        return


def _write(
    file: BinaryIO, target: Path, copy: Path, manifest: Manifest, with_key: bool, report: Report
) -> MadeBackup:
    writer = BackupWriter(file, time.time())
    with copy.open("rb") as database:
        writer.add(DATABASE, database, copy.stat().st_size)
    if with_key:
        writer.add(KEY, io.BytesIO(key := settings.SECRET_KEY.encode()), len(key))
    keys = pictures_of(copy) if manifest.with_pictures else []
    for number, key in enumerate(keys, 1):
        if not _add_picture(writer, key):
            manifest.missing.append(key)
        report(number, len(keys))
    checksum = writer.finish(manifest)
    _finish(file, target, checksum)
    return MadeBackup(target, target.stat().st_size, len(keys), len(manifest.missing))


def _finish(file: BinaryIO, target: Path, checksum: str) -> None:
    """Give the file its name when it is on the disk and equal to what was written. Raises BackupDamaged."""
    path = target.with_name(target.name + UNFINISHED)
    os.fsync(file.fileno())
    with suppress(AttributeError):  # not on every system: from here on it is read from the disk
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    if checksum_of(path) != checksum:
        raise BackupDamaged("it is not equal to what was written; the disk may be failing")
    try:
        os.link(path, target)  # unlike a rename, it writes over nothing
    except FileExistsError:
        raise
    except OSError:  # a disk without links, such as a USB stick
        path.rename(target)
    sync(target.parent)


def _add_picture(writer: BackupWriter, key: str) -> bool:
    """Add all files of a picture; False when it has none: it was taken back since the rows were copied, or is lost."""
    store, found = storages["default"], False
    for variant in VARIANTS:
        name = variant_path(key, variant)
        with suppress(FileNotFoundError), store.open(name) as picture:
            writer.add(f"{PICTURES}{name}", picture, picture.size)
            found = True
    return found
