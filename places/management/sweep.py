"""What is swept away: picture files that belong to nothing, and in each server process what should hold nothing for
long: its machine's folder for incoming files, the write-ahead log of a SQLite database, and pages that are cached of
workshops that have been erased.
"""

import logging
import os
import threading
import time
from contextlib import suppress
from pathlib import Path

from django.db import Error, close_old_connections, connections

from places import incoming
from places.database.checkpoints import truncate_log
from places.photos.models import Photo
from places.retention.actions.traces import ErasureFollower
from places.storage import KEY

FILE_SECONDS = 24 * 3600
INCOMING_SECONDS = 3600  # longer than any upload waits for its turn
EACH_SECONDS = 60.0
_logger = logging.getLogger(__name__)


def remove_orphans(root: Path, older_than: float = FILE_SECONDS) -> int:
    """Remove folders under `root` that are older than `older_than` seconds and of no photo; return their number.

    Uploads write their files before the row, so newer ones may still get one.
    """
    before = time.time() - older_than
    found = [Path(folder, name) for folder, _folders, names in os.walk(root) for name in names]
    old = [path for path in found if _is_older(path, before)]
    keys = {path: _key(path.relative_to(root)) for path in old if path.name != ".gitkeep"}
    known = _known({key for key in keys.values() if key})
    orphans = [path for path, key in keys.items() if key not in known]
    for path in orphans:
        path.unlink(missing_ok=True)
    _remove_empty_folders(root, before)
    return len(orphans)


def _key(path: Path) -> str:
    found = KEY.search(str(path))
    return found.group() if found else ""


def _known(keys: set[str]) -> set[str]:
    found: set[str] = set()
    ordered = sorted(keys)
    for start in range(0, len(ordered), 500):
        some = ordered[start : start + 500]
        found |= set(Photo.objects.filter(key__in=some).values_list("key", flat=True))
    return found


def _remove_empty_folders(root: Path, before: float) -> None:
    for folder in [Path(found) for found, _folders, _names in os.walk(root, topdown=False)]:
        with suppress(OSError):  # it vanished, or was filled meanwhile
            if folder != root and _is_older(folder, before):
                folder.rmdir()


def _is_older(path: Path, before: float) -> bool:
    """Whether it was last changed before that time; what has vanished meanwhile is not there to be older."""
    try:
        return path.lstat().st_mtime < before
    except FileNotFoundError:
        return False


class SweepThread:
    """Sweeps this machine each minute until `stop`."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sweep", daemon=True)

    def start(self) -> None:
        """Begin: the first sweep is after a minute."""
        self._thread.start()

    def stop(self) -> None:
        """End (returns at once)."""
        self._stopping.set()

    def join(self, seconds: float) -> None:
        """Wait for the sweep in progress, `seconds` at most."""
        self._thread.join(seconds)

    def _run(self) -> None:
        follower = ErasureFollower()
        while not self._stopping.wait(EACH_SECONDS):
            close_old_connections()
            try:
                incoming.empty(INCOMING_SECONDS)
                truncate_log()
                follower.look()
            except (Error, OSError):
                _logger.exception("The sweep did not finish and tries again in a minute")
        connections.close_all()
