"""Files to take away, kept under random names: in the folder for exports, or in the bucket below `exports/`.

A file is written in that folder first, under a name that nothing offers, and becomes one of the kept files when it is
whole.
"""

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.core.files.storage import storages
from django.utils import timezone

from places.storage.names import KEY
from places.storage.pictures import is_local

PREFIX = "exports/"
UNFINISHED = ".part"


def unfinished_path(name: str) -> Path:
    """Return where a file is written until it is whole; its folder is there, for its owner only."""
    folder = Path(settings.EXPORTS_ROOT)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / f"{_checked(name)}{UNFINISHED}"


def keep_file(name: str) -> int:
    """Keep a file that is whole, durably; return its size in bytes. Raises OSError, `PicturesAway`."""
    source = unfinished_path(name)
    size = source.stat().st_size
    if is_local():
        source.replace(Path(settings.EXPORTS_ROOT) / name)
        _sync_folder(Path(settings.EXPORTS_ROOT))
    else:
        _bucket().put_file(PREFIX + name, source)
        source.unlink()
    return size


def open_file(name: str) -> Any:
    """Return a kept file to be read in blocks and closed. Raises FileNotFoundError, `PicturesAway`."""
    if is_local():
        return (Path(settings.EXPORTS_ROOT) / _checked(name)).open("rb")
    return _bucket().opened(PREFIX + _checked(name))


def forget_file(name: str) -> None:
    """Remove a file, whole or not; one that is not there is no error. Raises `PicturesAway`."""
    unfinished_path(name).unlink(missing_ok=True)
    if is_local():
        (Path(settings.EXPORTS_ROOT) / name).unlink(missing_ok=True)
    else:
        _bucket().delete(PREFIX + name)


def old_files(older_than: float) -> Iterable[str]:
    """Return the names of files, whole or not, that were last changed so many seconds ago. Raises `PicturesAway`."""
    found = set(_old_in_folder(time.time() - older_than))
    if not is_local():
        before = timezone.now().timestamp() - older_than
        stored = _bucket().objects(PREFIX)
        found |= {_named(name.removeprefix(PREFIX)) for name, at in stored if at.timestamp() < before}
    return found - {""}


def _old_in_folder(before: float) -> Iterator[str]:
    folder = Path(settings.EXPORTS_ROOT)
    for path in folder.iterdir() if folder.is_dir() else ():
        with suppress(FileNotFoundError):
            if path.lstat().st_mtime < before:
                yield _named(path.name)


def _named(file_name: str) -> str:
    """The name of the file that is called so in the storage; empty for what is none of ours."""
    name = file_name.removesuffix(UNFINISHED)
    return name if KEY.fullmatch(name) else ""


def _checked(name: str) -> str:
    if not KEY.fullmatch(name):
        raise ValueError("A file's name is 32 hexadecimal letters.")
    return name


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _bucket() -> Any:
    return cast(Any, storages["default"])
