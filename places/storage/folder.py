"""Pictures on disk: written so that an acknowledged one survives a power cut, and served by no address of its own."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

from places.storage.names import VARIANTS, picture_folder


class PictureStorage(FileSystemStorage):
    """Files that are whole and on the disk before their row commits. Nothing is ever written over."""

    is_local = True

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
        target = Path(self.path(picture_folder(key)))
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
        target = Path(self.path(picture_folder(key)))
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
