"""Pictures on disk: written so that an acknowledged one survives a power cut, and served by no address of its own."""

import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import cast

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, storages

from places.errors import NoRoom

VARIANTS = {
    "master": ("master.jpg", "image/jpeg"),
    "large": ("large.jpg", "image/jpeg"),
    "medium": ("medium.webp", "image/webp"),
    "small": ("small.webp", "image/webp"),
}
LEAST_FREE_BYTES = 10**9
LEAST_FREE_SHARE = 0.05
KEY = re.compile(r"[0-9a-f]{32}")


class PictureStorage(FileSystemStorage):
    """Files that are whole and on the disk before their row commits. Nothing is ever written over."""

    def url(self, name: str | None) -> str:
        """Raise ValueError: pictures have no public address; a view checks who may see them."""
        raise ValueError("Pictures have no address of their own.")

    def _save(self, name: str, content: File) -> str:
        target = Path(self.path(name))
        _make_folders(target.parent)
        descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=".incoming-")
        try:
            with os.fdopen(descriptor, "wb") as file:
                for chunk in content.chunks():
                    file.write(chunk if isinstance(chunk, bytes) else chunk.encode())
                file.flush()
                os.fsync(file.fileno())
            return self._claimed(name, Path(temporary))
        finally:
            Path(temporary).unlink(missing_ok=True)

    def _claimed(self, name: str, temporary: Path) -> str:
        """Move `temporary` to `name`, or to the next free name when `name` exists."""
        while True:
            target = Path(self.path(name))
            try:
                os.close(os.open(target, os.O_CREAT | os.O_EXCL, 0o600))
            except FileExistsError:
                name = self.get_available_name(name)
                continue
            temporary.replace(target)
            _sync_folder(target.parent)
            return name.replace("\\", "/")

    def delete(self, name: str) -> None:
        """Delete the file `name` and the folders it leaves empty. One that is not there is no error."""
        target = Path(self.path(name))
        target.unlink(missing_ok=True)
        self._tidy(target.parent)

    def keep(self, files: Mapping[str, Path], key: str) -> None:
        """Move `files` (variant to path) in as the picture `key`, all or none.

        Raises FileExistsError for a key in use.
        """
        target = Path(self.path(_folder(key)))
        incoming = _incoming_folder(target.parent)
        try:
            for variant, source in files.items():
                shutil.move(source, incoming / VARIANTS[variant][0])
                (incoming / VARIANTS[variant][0]).chmod(0o600)
                _sync(incoming / VARIANTS[variant][0])
            _sync(incoming)
            _rename_new(incoming, target)
        finally:
            shutil.rmtree(incoming, ignore_errors=True)
        _sync_folder(target.parent)

    def forget(self, key: str) -> None:
        """Delete every variant of the picture `key`, durably. One that is not there is no error."""
        target = Path(self.path(_folder(key)))
        shutil.rmtree(target, ignore_errors=not target.exists())
        self._tidy(target.parent)

    def _tidy(self, folder: Path) -> None:
        root = Path(self.location)
        while folder != root and root in folder.parents:
            with suppress(OSError):  # it has other pictures, or was removed already
                folder.rmdir()
            if folder.exists():
                break
            folder = folder.parent
        if folder.exists():
            _sync_folder(folder)


def new_key() -> str:
    """Return a new picture's name: 128 random bits as 32 hexadecimal letters."""
    return secrets.token_hex(16)


def variant_path(key: str, variant: str) -> str:
    """Return the path of `variant` of the picture `key` below the media folder: "ab/ab12…/medium.webp".

    Raises ValueError for an invalid key, KeyError for an unknown variant.
    """
    return f"{_folder(key)}/{VARIANTS[variant][0]}"


def keep(ingested_files: Mapping[str, Path], key: str) -> None:
    """Move all renditions in as the picture `key`, durably and all at once. Call it before the row commits."""
    _pictures().keep(ingested_files, key)


def forget(key: str) -> None:
    """Delete every variant of the picture `key`. One that is not there is no error."""
    _pictures().forget(key)


def require_space() -> None:
    """Raise NoRoom while a disk that uploads are written to holds less than its reserve.

    The disks are those of the pictures and of the folder for incoming files. The reserve of each is 5 %, at least
    1 GB, or PLACENESS_RESERVE_BYTES.
    """
    for folder in (settings.MEDIA_ROOT, settings.INCOMING_ROOT):
        disk = shutil.disk_usage(_existing(Path(folder).resolve()))
        reserve = getattr(settings, "PLACENESS_RESERVE_BYTES", None)
        if reserve is None:
            reserve = max(LEAST_FREE_BYTES, int(disk.total * LEAST_FREE_SHARE))
        if disk.free < reserve:
            raise NoRoom


def _existing(folder: Path) -> Path:
    while not folder.exists():
        folder = folder.parent
    return folder


def _pictures() -> PictureStorage:
    return cast(PictureStorage, storages["default"])


def _folder(key: str) -> str:
    if not KEY.fullmatch(key):
        raise ValueError("A picture's key is 32 hexadecimal letters.")
    return f"{key[:2]}/{key}"


def _incoming_folder(parent: Path) -> Path:
    while True:
        _make_folders(parent)
        with suppress(FileNotFoundError):  # another thread deleted its last picture and removed it
            return Path(tempfile.mkdtemp(dir=parent, prefix=".incoming-"))


def _rename_new(incoming: Path, target: Path) -> None:
    # The kernel refuses to rename a folder onto one that holds files.
    try:
        incoming.rename(target)
    except OSError as error:
        if target.exists():
            raise FileExistsError(target) from error
        raise


def _make_folders(folder: Path) -> None:
    """Make `folder` and its parents, each of them on the disk before anything is put into it."""
    if folder.is_dir():
        return
    _make_folders(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    _sync_folder(folder.parent)


def _sync(path: Path, flags: int = os.O_RDONLY) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    _sync(folder, os.O_RDONLY | os.O_DIRECTORY)
