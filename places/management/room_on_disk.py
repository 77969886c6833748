"""Room on disks for backups and what is restored from them."""

import os
import shutil
from pathlib import Path

from django.conf import settings
from django.db import connection

from places.storage import is_local

LEAST_FREE = 200 * 2**20  # bytes that stay free on any disk
MEGABYTE = 10**6


class NoRoomOnDisk(OSError):
    """A disk has not enough room. The message says how much is needed."""


def require_room(folder: Path, needed: int, reserve: int | None = None) -> None:
    """Return when the disk of a folder has `needed` bytes and a reserve beside them. Raises NoRoomOnDisk."""
    free = shutil.disk_usage(folder).free
    wanted = needed + (LEAST_FREE if reserve is None else reserve)
    if free < wanted:
        raise NoRoomOnDisk(
            f"the disk of {folder} has {free // MEGABYTE} MB left, and {wanted // MEGABYTE} MB are needed"
        )


def size_of_data(with_pictures: bool) -> int:
    """Return about how many bytes a backup takes while it is written: the database twice, and local pictures.

    Pictures in a bucket are not counted: each would have to be asked for.
    """
    pictures = size_of_folder(Path(settings.MEDIA_ROOT)) if with_pictures and is_local() else 0
    return 2 * _size_of_database() + pictures


def size_of_folder(folder: Path) -> int:
    """Return the number of bytes of all files below a folder; what vanishes meanwhile counts nothing."""
    total = 0
    for place, _folders, names in os.walk(folder):
        for name in names:
            try:
                total += Path(place, name).lstat().st_size
            except FileNotFoundError:
                continue
    return total


def _size_of_database() -> int:
    if connection.vendor == "sqlite":
        path = Path(connection.settings_dict["NAME"])
        return sum(one.stat().st_size for one in path.parent.glob(f"{path.name}*") if one.name[-4:] != "-shm")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        (size,) = cursor.fetchone()
        return int(size)
