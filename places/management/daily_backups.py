"""The backup of each day, in the folder for backups, and what is removed of earlier ones."""

import logging
import shutil
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from places.database.backups_made import NAME, backup_folder, daily_backups
from places.management.backing_up import BackupNotMade, make_backup, remove_unfinished
from places.management.backups import KEPT_DAYS, remove_old_backups
from places.management.database_copies import sync
from places.management.room_on_disk import NoRoomOnDisk, require_room, size_of_data
from places.storage.pictures import is_local, reserve_of

NO_ROOM = "There is no backup of today: %s. Free some space, or name another folder in PLACENESS_BACKUP_DIR."
_logger = logging.getLogger(__name__)


def make_daily_backup() -> Path | None:
    """Make today's backup, unless it is there or none are kept; remove what is older than the days that are kept.

    Where the disk has no room for another one, the oldest are removed first, but never the last. The last one also
    stays while no new one can be made. Why one was not made is logged. Returns the path of a new one.
    """
    folder = backup_folder()
    if not settings.BACKUPS_KEPT:
        _remove(daily_backups(folder))
        return None
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    remove_unfinished(folder)
    target = folder / NAME.format(day=timezone.localdate().isoformat())
    if target.exists():
        return None
    try:
        _make_room(folder)
        make_backup(target, with_pictures=is_local(), reserve=_reserve(folder))
    except (NoRoomOnDisk, BackupNotMade) as error:
        _logger.warning(NO_ROOM, error) if isinstance(error, NoRoomOnDisk) else _logger.error("%s", error)
        return None
    finally:
        remove_daily_backups(folder)
    return target


def remove_daily_backups(folder: Path) -> None:
    """Remove daily backups beyond the number that is kept, and those older than KEPT_DAYS, but never the newest."""
    found = daily_backups(folder)
    first_day = timezone.localdate() - timedelta(days=KEPT_DAYS)
    old = [path for path in found[:-1] if _day(path) <= first_day]
    _remove([*old, *found[: -settings.BACKUPS_KEPT or None]])
    remove_old_backups(folder)


def _make_room(folder: Path) -> None:
    """Remove the oldest backups until there is room for another; raise NoRoomOnDisk where the last one has to stay."""
    needed, kept = size_of_data(with_pictures=is_local()), daily_backups(folder)
    while True:
        try:
            return require_room(folder, needed, _reserve(folder))
        except NoRoomOnDisk:
            if len(kept) < 2:
                raise
            _remove([kept.pop(0)])


def _reserve(folder: Path) -> int:
    """Return how many bytes of a disk stay free, so that a backup never stops people from bringing pictures."""
    return reserve_of(shutil.disk_usage(folder).total)


def _remove(backups: list[Path]) -> None:
    for path in set(backups):
        path.unlink(missing_ok=True)
    if backups:
        sync(backups[0].parent)


def _day(path: Path) -> date:
    return date.fromisoformat(path.stem.removeprefix("daily-"))
