"""`placeness backup FILE`: everything in one file, while the server runs."""

import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from places.management.backing_up import BackupNotMade, make_backup
from places.management.database_file import DatabaseUnusable
from places.management.opening import has_no_database, require_database

MEGABYTE = 10**6
EACH = 100  # pictures from one report to the next


class Command(BaseCommand):
    """Writes a backup, reads it again and says what is in it."""

    help = (
        "Write everything that is in this installation now into one new file, which placeness restore reads. The "
        "server may run. The secret key is not in it, unless --with-key is given."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="path of the new file, or a folder to make it in")
        parser.add_argument(
            "--without-pictures", action="store_true", help="the database only: pictures are kept elsewhere"
        )
        parser.add_argument(
            "--with-key",
            action="store_true",
            help="the secret key as well, on which return codes depend; keep the file as safe as a password",
        )

    def handle(self, *args: Any, file: Path, without_pictures: bool, with_key: bool, **options: Any) -> None:
        if file.is_dir():
            file /= f"placeness-{datetime.datetime.now():%Y-%m-%d-%H%M%S}.tar"  # noqa: DTZ005 - the operator's own time
        try:
            require_database()
            if has_no_database():
                raise CommandError("There is no database yet, so there is nothing to back up.")
            made = make_backup(
                file.absolute(), with_pictures=not without_pictures, with_key=with_key, report=self._say
            )
        except (BackupNotMade, DatabaseUnusable) as refused:
            raise CommandError(str(refused)) from refused
        pictures = "no pictures" if without_pictures else f"{made.pictures - made.missing} pictures"
        self.stdout.write(f"{made.path}: {made.bytes // MEGABYTE} MB, {pictures}. Read again: it is whole.")
        if made.missing:
            self.stdout.write(f"{made.missing} pictures had no files. placeness doctor names them.")
        if not with_key:
            self.stdout.write("The secret key is not in it: keep a copy of that in a safe place of its own.")

    def _say(self, done: int, total: int) -> None:
        if done % EACH == 0 and self.stdout.isatty():
            self.stdout.write(f"{done} of {total} pictures")
            self.stdout.flush()
