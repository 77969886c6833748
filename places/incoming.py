"""The folder for uploads until they have been checked, outside every other folder.

The file that a phone sends may hold the location at which it was taken. Its bytes are therefore written to files
without a name, which the kernel removes with the process. Files that need a name are in this folder, which is emptied
at start, at stop and by the sweep.
"""

import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

OPEN_FILES = Path("/proc/self/fd")  # where the kernel lists a process's open files, with or without a name


def folder() -> Path:
    """Return the folder, made for its owner only when it is not there."""
    path = Path(settings.INCOMING_ROOT)
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def unnamed_file() -> IO[bytes]:
    """Return a new file for reading and writing that has no name and ends when it is closed."""
    return tempfile.TemporaryFile(dir=folder())


def workplace() -> tempfile.TemporaryDirectory[str]:
    """Return a new folder for renditions of pictures, or for what a document is made of, to be used in a `with`
    statement. What is left of it when the process was ended goes with the rest.
    """
    return tempfile.TemporaryDirectory(dir=folder(), prefix="picture-", ignore_cleanup_errors=True)


def empty(older_than: float = 0.0) -> int:
    """Remove what has been in the folder for `older_than` seconds; return how many things that were.

    What vanishes meanwhile is no error.
    """
    before, removed = time.time() - older_than, 0
    for path in list(folder().iterdir()):
        with suppress(FileNotFoundError):
            if path.lstat().st_mtime > before:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink()
            removed += 1
    return removed


class SentFile(UploadedFile):
    """An uploaded file, without a name where the kernel can open it again nevertheless."""

    file: IO[bytes]

    def temporary_file_path(self) -> str:
        """Return a path at which processes of this user can read the file, as long as it is open here."""
        if OPEN_FILES.is_dir():
            return f"/proc/{os.getpid()}/fd/{self.file.fileno()}"
        return str(self.file.name)


class SentFileHandler(FileUploadHandler):
    """Django's upload handler of this project: writes what a form sends into this folder."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self.file = SentFile(
            _file(), self.file_name, self.content_type, 0, self.charset, self.content_type_extra
        )

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take the next bytes. Raises OSError when the disk is full."""
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> SentFile:
        """Return the file, ready to be read from its beginning."""
        self.file.seek(0)  # which also flushes the buffer
        self.file.size = file_size
        return self.file

    def upload_interrupted(self) -> None:
        """Close the file when the connection has ended."""
        if hasattr(self, "file"):
            self.file.close()


def _file() -> IO[bytes]:
    if OPEN_FILES.is_dir():
        return unnamed_file()
    return cast(IO[bytes], tempfile.NamedTemporaryFile(dir=folder()))
