"""`placeness restore FILE`: a backup takes the place of what is there, after everything about it was examined."""

import time
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone

from places.folder_lock import FolderLock
from places.management.restoring import NotRestored, Restored, restore

PATIENCE_SECONDS = 3.0  # a server drops the connections of a process a moment after it has ended
OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
    "AND application_name = 'placeness' AND pid <> pg_backend_pid()"
)


def _connections_of_others() -> int:
    """Return how many connections others have, after those that are just ending have ended.

    Asked outside the pool of this process, which may open more connections than one.
    """
    import psycopg  # noqa: PLC0415 - only where it is used: it takes a tenth of a second

    ends = time.monotonic() + PATIENCE_SECONDS
    with closing(psycopg.connect(**connection.get_connection_params())) as opened:
        while True:
            (others,) = opened.execute(OTHERS).fetchone() or (0,)
            if not others or time.monotonic() > ends:
                return int(others)
            opened.rollback()
            time.sleep(0.1)


class Command(BaseCommand):
    """Examines, prepares and replaces, and says what is lost."""

    help = (
        "Put what is in a backup in the place of what is there now. Stop the server first. The backup is examined "
        "before anything is changed, and a backup of what is there is made."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="path of a file that placeness backup has written")
        parser.add_argument(
            "--without-backup",
            action="store_true",
            help="make no backup of what is there now, for example because it is damaged",
        )

    def handle(self, *args: Any, file: Path, without_backup: bool, **options: Any) -> None:
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        lock = self._require_stopped()
        try:
            done = restore(file.absolute(), with_backup=not without_backup, say=self._say)
        except NotRestored as refused:
            raise CommandError(f"{refused} Nothing was restored.") from refused
        finally:
            lock.release()
        self._tell(done)

    def _require_stopped(self) -> FolderLock:
        folder = Path(settings.DATA_DIR)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FolderLock(folder)
        if lock.exists and not lock.take(patience=0):
            raise CommandError(f"Placeness is running on {folder}. Stop it first, then restore.")
        if connection.vendor == "postgresql" and (others := _connections_of_others()):
            raise CommandError(
                f"Placeness is using this database ({others} connections). Stop all its processes, then restore."
            )
        return lock

    def _say(self, sentence: str) -> None:
        self.stdout.write(f"{sentence} …")
        self.stdout.flush()

    def _tell(self, done: Restored) -> None:
        at = timezone.localtime(done.at)
        self.stdout.write(f"Restored: everything as it was on {at:%Y-%m-%d} at {at:%H:%M:%S}.")
        if done.lost is None:
            self.stdout.write(f"What people did after {at:%H:%M} is lost. How much that was cannot be told.")
        else:
            self.stdout.write(f"Lost: {done.lost} acts after {at:%H:%M}.")
        if done.erased:
            self.stdout.write(
                f"{done.erased} things that had been erased came back with the backup. They were erased again."
            )
        if done.lacking:
            self.stdout.write(f"{done.lacking} pictures have no files. placeness doctor names them.")
        if done.other_key:
            self.stdout.write(
                "This installation has another secret key than the backup: return codes do not work any more. Put "
                "the old key in its place (secret-key in the data folder, or PLACENESS_SECRET_KEY) and they do."
            )
        if done.before:
            self.stdout.write(f"What was there before is kept for a week: {done.before}")
        self.stdout.write(
            "Everybody is signed out. Phones that are open load again, and ask for the return code. Secret links to "
            "visions have ended: leaders make new ones."
        )
