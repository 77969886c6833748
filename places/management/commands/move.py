"""`manage.py move`: the whole installation from another database into that of the settings."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from places.folder_lock import FolderLock
from places.management.moving import MovedTable, NotMoved, move_all, open_source
from places.management.picture_moving import move_pictures


class Command(BaseCommand):
    """Copies every row into an empty database and compares each with its original."""

    help = (
        "Copy everything from another database, by default the SQLite file of the data folder, into the one that "
        "DATABASE_URL names. Stop the server first. The source stays as it is."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--from",
            dest="source",
            default=str(Path(settings.DATA_DIR) / "placeness.sqlite3"),
            help="path of a SQLite file, or postgres://user:password@host/name",
        )
        parser.add_argument(
            "--pictures",
            action="store_true",
            help="copy the pictures of the data folder into the store that MEDIA_URL names, and no rows",
        )

    def handle(self, *args: Any, source: str, pictures: bool, **options: Any) -> None:
        self._require_stopped()
        try:
            if pictures:
                self._move_pictures()
            else:
                self._move_rows(source)
        except NotMoved as refused:
            raise CommandError(str(refused)) from refused

    def _require_stopped(self) -> None:
        folder = FolderLock(Path(settings.DATA_DIR))
        if folder.exists and not folder.take(patience=0):
            raise CommandError(f"Placeness is running on {settings.DATA_DIR}. Stop it first, then move.")

    def _move_pictures(self) -> None:
        copied = move_pictures(Path(settings.MEDIA_ROOT), self._say_pictures)
        self.stdout.write(f"Moved {copied} pictures; each file equals its original.")

    def _say_pictures(self, copied: int) -> None:
        if copied % 100 == 0:
            self.stdout.write(f"{copied} pictures")
            self.stdout.flush()

    def _move_rows(self, source: str) -> None:
        if self._is_target(source):
            raise CommandError(
                "The settings name the database that is to be moved. Set DATABASE_URL to the new one, for example "
                "DATABASE_URL=postgres://user:password@host/name"
            )
        moved: list[MovedTable] = []
        open_source(source)
        move_all(lambda table: self._say(moved, table))
        rows = sum(table.rows for table in moved)
        self.stdout.write(f"Moved {rows} rows in {len(moved)} tables; each equals its original.")

    def _is_target(self, source: str) -> bool:
        is_file = connection.vendor == "sqlite" and "://" not in source
        return is_file and Path(source).resolve() == Path(connection.settings_dict["NAME"]).resolve()

    def _say(self, moved: list[MovedTable], table: MovedTable) -> None:
        moved.append(table)
        if table.rows:
            self.stdout.write(f"{table.name:40} {table.rows:>8}")
