"""`manage.py purge [--dry-run]`: erase what is due now, and print what was erased."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error

from places.management.database_file import DatabaseUnusable
from places.management.opening import require_current_database
from places.retention.actions.purging import purge
from places.retention.queries.due import Due, due_to_erase, due_to_hide

AT_ONCE = datetime.timedelta(0)


class Command(BaseCommand):
    """Erase workshops whose last day is over, and those deleted by a leader more than a day ago."""

    help = (
        "Erase for good what is due: workshops whose last day is over, and those that a leader deleted more than 24 "
        "hours ago. A worker does the same each hour. Safe to run at any time, also while Placeness is running."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take --dry-run."""
        parser.add_argument("--dry-run", action="store_true", help="print what is due, and erase nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Purge, and print one line for each workshop. Exits with 1 when one could not be erased."""
        try:
            if options["dry_run"]:
                self._print("would be erased", [*due_to_hide(), *due_to_erase(AT_ONCE)])
                return
            report = purge(AT_ONCE)
        except Error as error:
            self._explain(error)
            raise
        for number in report.dated:
            self.stdout.write(f"Workshop {number}: nobody uses it; it has a last day from now on.")
        self._print("erased", report.erased)
        if report.failed:
            named = ", ".join(f"{each.workshop} ({why})" for each, why in report.failed)
            raise CommandError(f"Not erased now, and tried again by the next purge: workshop {named}.")

    def _explain(self, error: Error) -> None:
        """Raise CommandError with instructions when the database cannot be used as it is."""
        try:
            require_current_database()
        except DatabaseUnusable as unusable:
            raise CommandError(str(unusable)) from error

    def _print(self, what: str, found: Iterable[Due]) -> None:
        listed = list(found)
        for each in listed:
            self.stdout.write(f"Workshop {each.workshop}: {each.ground.label}")
        self.stdout.write(f"{len(listed)} {what}.")
