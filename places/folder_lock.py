"""The lock of a data folder: whether other server processes of this machine use it."""

import os
import time
from contextlib import suppress
from pathlib import Path

with suppress(ImportError):  # Windows has none
    import fcntl

EACH_SECONDS = 0.1


class FolderLock:
    """A lock on a folder that ends with the process. Where there are no locks, the process counts as not alone."""

    def __init__(self, folder: Path) -> None:
        self.exists = False
        with suppress(OSError, NameError):
            self._descriptor = os.open(folder, os.O_RDONLY)
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)
            self.exists = True

    def take(self, patience: float = 0.0) -> bool:
        """Take the folder for this process alone; False when another process has it for `patience` seconds more."""
        ends = time.monotonic() + patience
        while self.exists:
            with suppress(OSError):
                fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return True
            if time.monotonic() > ends:
                break
            time.sleep(EACH_SECONDS)
        return False

    def share(self) -> None:
        """Use the folder together with other processes that share it."""
        if self.exists:
            with suppress(OSError):
                fcntl.flock(self._descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)

    def release(self) -> None:
        """Give the folder up."""
        if self.exists:
            os.close(self._descriptor)
            self.exists = False
