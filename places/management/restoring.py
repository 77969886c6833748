"""Restoring a backup: everything is examined and prepared beside what is there, which one step replaces at the end.

Until that step an interrupted restoration has changed nothing but to add pictures, which are removed later as those of
no photo.
"""

import datetime
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import Error
from django.utils import timezone

from places.database.backups_made import backup_folder
from places.management.backing_up import BackupNotMade, key_mark, make_backup, newest_act, pictures_of
from places.management.backup_file import DATABASE, KEY, BackupDamaged, Manifest
from places.management.backup_reading import read_manifest, unpack
from places.management.database_copies import CopyDamaged, require_whole
from places.management.present_data import PresentData
from places.management.replacing import NotReplaced, replace_database, replace_key
from places.management.restored_database import RestoredTooNew, renew
from places.management.restored_pictures import lacking, put_pictures
from places.management.room_on_disk import NoRoomOnDisk, require_room

WORKPLACE = "restoring"  # of the data folder
Say = Callable[[str], None]


class NotRestored(Exception):
    """What was there is there as before. The message says why, in a sentence."""


@dataclass(frozen=True)
class Restored:
    """What is there now. `at` is the time up to which everything was in the backup.

    `lost` is the number of acts after that, None where it cannot be told. `erased` things had been erased after the
    backup was made and were erased again. `lacking` pictures have no files. `before` is a backup of what was there.
    """

    at: datetime.datetime
    lost: int | None
    erased: int
    lacking: int
    other_key: bool
    before: Path | None


def restore(backup: Path, *, with_backup: bool = True, say: Say = lambda sentence: None) -> Restored:
    """Replace the database and the pictures of this installation, whose server must not run, by those of a backup.

    First every byte of it is compared with its checksums, the database examined, each row's pictures looked for, and a
    backup of what is there now is made (with `with_backup`). What had been erased since is erased again, sessions and
    sign-in links end, and every workshop gets a new epoch, so that open pages load again. Raises NotRestored.
    """
    try:
        say("Comparing the backup with its checksums")
        manifest = read_manifest(backup)
        require_room(Path(settings.DATA_DIR), _room_needed(backup, manifest))
        with _workplace() as folder:
            return _restore(backup, manifest, folder, with_backup=with_backup, say=say)
    except CopyDamaged as error:
        raise NotRestored(f"The database in {backup.name} is damaged: {error}.") from error
    except (BackupDamaged, RestoredTooNew, NotReplaced) as error:
        raise NotRestored(str(error)) from error
    except NoRoomOnDisk as error:
        raise NotRestored(f"There is no room: {error}.") from error
    except BackupNotMade as error:
        raise NotRestored(
            f"What is there now was to be backed up first. {error} With --without-backup it is not."
        ) from error
    except (sqlite3.Error, Error) as error:
        raise NotRestored(f"The database could not be brought up to date: {str(error).strip()}.") from error
    except OSError as error:
        raise NotRestored(
            f"{error.filename or backup} cannot be read or written: {error.strerror}."
        ) from error


def _restore(backup: Path, manifest: Manifest, folder: Path, *, with_backup: bool, say: Say) -> Restored:
    database = folder / DATABASE
    unpack(backup, DATABASE, database)
    require_whole(database)
    _require_pictures(backup, manifest, database)
    present = PresentData()
    at = datetime.datetime.fromisoformat(manifest.at)
    lost, before = present.acts_after(newest_act(database)), None
    if with_backup and present.exists:
        say("Making a backup of what is there now")
        before = _back_up_present()
    say("Putting pictures in their place")
    put_pictures(backup, manifest, folder)
    say("Bringing the database up to date")
    present.complete_ledger()
    erased = renew(database, present.highest_ids(), at=manifest.at)
    require_whole(database)
    missing = lacking(pictures_of(database))
    replace_database(database, backup_folder(), keep=before is None)
    other_key = not _has_key(backup, manifest)
    return Restored(at, lost, erased, missing, other_key, before)


def _require_pictures(backup: Path, manifest: Manifest, database: Path) -> None:
    """Raise NotRestored when a row names a picture that should be in the backup and is not."""
    if not manifest.with_pictures:
        return
    absent = set(pictures_of(database)) - manifest.picture_keys() - set(manifest.missing)
    if absent:
        raise NotRestored(
            f"{backup.name} lacks {len(absent)} pictures of its own rows, such as {min(absent)}."
        )


def _has_key(backup: Path, manifest: Manifest) -> bool:
    """Put the key of the backup in its place, where it holds one; return whether its key is in use from now on."""
    if manifest.key == key_mark():
        return True
    if settings.SECRET_KEY_IS_GIVEN or not any(one.name == KEY for one in manifest.files):
        return False
    replace_key(backup)
    return True


def _back_up_present() -> Path:
    folder = backup_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / f"before-restore-{timezone.localtime():%Y-%m-%d-%H%M%S}.tar"
    return make_backup(target).path


def _room_needed(backup: Path, manifest: Manifest) -> int:
    """Return about how many bytes a restoration takes: the database twice, and pictures, most of which may be new."""
    database = sum(one.size for one in manifest.files if one.name == DATABASE)
    return backup.stat().st_size + database


@contextmanager
def _workplace() -> Iterator[Path]:
    folder = Path(settings.DATA_DIR) / WORKPLACE
    shutil.rmtree(folder, ignore_errors=True)  # left by one that was killed
    folder.mkdir(mode=0o700, parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
