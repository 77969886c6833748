"""`manage.py verify`: every shared figure of an archive computed again from the archive alone, without a database."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from places.archives.methods.archive_reading import BadArchive, read_archive
from places.archives.methods.differences import differing
from places.archives.methods.figures import figures


class Command(BaseCommand):
    """Names each figure that differs. Ends with 0 where all agree, with 1 where one differs or nothing can be read."""

    help = (
        "Compute every shared figure of an archive again (the tables' consensus and agreement, dots, the map, what "
        "unites, who is behind the text), and name those that differ from what it says. Needs no database."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="an archive (ZIP) of a workshop")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            with file.open("rb") as opened:
                document = read_archive(opened).document
        except OSError as error:
            raise CommandError(f"{file} cannot be opened: {error.strerror}.") from error
        except BadArchive as bad:
            raise CommandError(f"{file} is no sound archive: {bad}.") from bad
        found = differing(document["figures"], figures(document))
        for line in found:
            self.stdout.write(f"differs: {line}")
        if found:
            self.stdout.write(f"{len(found)} figures differ.")
            sys.exit(1)
        self.stdout.write(f"All figures agree ({_counted(document['figures'])} numbers, to 1e-9).")


def _counted(value: Any) -> int:
    """How many numbers a figure is made of."""
    if isinstance(value, dict):
        return sum(map(_counted, value.values()))
    if isinstance(value, list):
        return sum(map(_counted, value))
    return int(isinstance(value, int | float))
