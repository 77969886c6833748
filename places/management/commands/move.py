"""`manage.py move`: the whole installation from another database into that of the settings."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from places.management.moving import MovedTable, NotMoved, move_all, open_source


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

    def handle(self, *args: Any, source: str, **options: Any) -> None:
        if self._is_target(source):
            raise CommandError(
                "The settings name the database that is to be moved. Set DATABASE_URL to the new one, for example "
                "DATABASE_URL=postgres://user:password@host/name"
            )
        moved: list[MovedTable] = []
        try:
            open_source(source)
            move_all(lambda table: self._say(moved, table))
        except NotMoved as refused:
            raise CommandError(str(refused)) from refused
        rows = sum(table.rows for table in moved)
        self.stdout.write(f"Moved {rows} rows in {len(moved)} tables; each equals its original.")

    def _is_target(self, source: str) -> bool:
        is_file = connection.vendor == "sqlite" and "://" not in source
        return is_file and Path(source).resolve() == Path(connection.settings_dict["NAME"]).resolve()

    def _say(self, moved: list[MovedTable], table: MovedTable) -> None:
        moved.append(table)
        if table.rows:
            self.stdout.write(f"{table.name:40} {table.rows:>8}")
