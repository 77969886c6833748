"""The folder of backups that are made by themselves, and how old the newest one of a day is."""

import time
from pathlib import Path

from django.conf import settings
from django.db import connection

FOLDER = "backups"  # of the data folder, where the settings name no other
NAME = "daily-{day}.tar"
OLD_SECONDS = 2 * 86400  # of the newest one, from which on something is wrong


def backup_folder() -> Path:
    """Return the folder for backups that are made without being asked for. It need not exist yet."""
    return Path(settings.BACKUP_DIR or Path(settings.DATA_DIR) / FOLDER).resolve()


def daily_backups(folder: Path) -> list[Path]:
    """Return the daily backups in a folder, oldest first."""
    return sorted(folder.glob(NAME.format(day="????-??-??")))


def last_backup(folder: Path) -> float | None:
    """Return how many seconds ago the newest daily backup was made; None without one."""
    found = daily_backups(folder)
    return time.time() - found[-1].stat().st_mtime if found else None


def are_overdue() -> bool:
    """Whether backups of each day should be made here, and the newest one is too old, or there is none.

    Only where one process does everything (SQLite): elsewhere another machine may have the folder.
    """
    if not settings.BACKUPS_KEPT or connection.vendor != "sqlite":
        return False
    seconds = last_backup(backup_folder())
    return seconds is None or seconds > OLD_SECONDS
