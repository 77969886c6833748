"""Keeping and removing pictures in the storage that the settings name, and the space left for them."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol, cast

from django.conf import settings
from django.core.files.storage import storages

from places.errors import NoRoom

LEAST_FREE_BYTES = 10**9
LEAST_FREE_SHARE = 0.05


class Pictures(Protocol):
    """What storages of pictures can do beside Django's `open` and `exists`."""

    is_local: bool

    def keep(self, files: Mapping[str, Path], key: str) -> None:
        """Take `files` (variant to path) in as the picture `key`, all or none."""

    def forget(self, key: str) -> None:
        """Delete every variant of the picture `key`."""


def keep(ingested_files: Mapping[str, Path], key: str) -> None:
    """Take all renditions in as the picture `key`, durably, all or none. Call it before the row commits.

    Raises `NotSaved` when the bucket does not answer.
    """
    _pictures().keep(ingested_files, key)


def forget(key: str) -> None:
    """Delete every variant of the picture `key`. One that is not there is no error.

    Raises `PicturesAway` when the bucket does not answer.
    """
    _pictures().forget(key)


def is_local() -> bool:
    """Return whether the pictures are in a folder of this computer."""
    return _pictures().is_local


def require_space() -> None:
    """Raise NoRoom while a disk that uploads are written to holds less than its reserve.

    The disks are those of the pictures, where they are in a folder, and of the folder for incoming files. The reserve
    of each is 5 %, at least 1 GB, or PLACENESS_RESERVE_BYTES.
    """
    folders = [settings.INCOMING_ROOT, *([settings.MEDIA_ROOT] if is_local() else [])]
    for folder in folders:
        disk = shutil.disk_usage(_existing(Path(folder).resolve()))
        if disk.free < reserve_of(disk.total):
            raise NoRoom


def reserve_of(total: int) -> int:
    """Return how many bytes uploads leave free on a disk of `total` bytes."""
    reserve: int | None = getattr(settings, "PLACENESS_RESERVE_BYTES", None)
    return max(LEAST_FREE_BYTES, int(total * LEAST_FREE_SHARE)) if reserve is None else reserve


def _existing(folder: Path) -> Path:
    while not folder.exists():
        folder = folder.parent
    return folder


def _pictures() -> Pictures:
    return cast(Pictures, storages["default"])
