"""The data folder is for the user that runs the server only: 0700 for folders, 0600 for files.

What an earlier version has made for more than its owner is mended at start.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path

FILES = (
    "secret-key",
    "erasures.jsonl",
    "demo-workshop",
    "placeness.sqlite3",
    "placeness.sqlite3-wal",
    "placeness.sqlite3-shm",
)
FOLDERS = ("media", "incoming", "collected-static", "backups", "restoring", "papers")
FOR_THE_OWNER = 0o077  # what a umask takes away from all others


def keep_private(data: Path, *trees: Path) -> None:
    """Remove other users' permissions from files in the data folder, and from everything below the folders `trees`.

    The data folder itself is closed when it has only our own files. Files of another user are unchanged.
    """
    for path in [data / name for name in FILES]:
        _close(path)
    for tree in trees:
        for folder, _folders, names in os.walk(tree):
            _close(Path(folder))
            for name in names:
                _close(Path(folder, name))
    if data.is_dir() and all(path.name in FILES + FOLDERS for path in data.iterdir()):
        _close(data)


def _close(path: Path) -> None:
    with suppress(FileNotFoundError, PermissionError):
        mode = path.lstat().st_mode
        if not stat.S_ISLNK(mode) and mode & FOR_THE_OWNER:
            path.chmod(stat.S_IMODE(mode) & ~FOR_THE_OWNER)
