"""`manage.py advisories`: is a locked package known to be unsafe?"""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from places.management.advisories import OSV, asked, found, pins, read, write

LIST = "requirements-advisories.json"


class Command(BaseCommand):
    help = "Compare the lock files with the list of known advisories (needs requirements-dev)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--refresh", action="store_true", help=f"first ask {OSV} what is new")
        parser.add_argument(
            "--folder", type=Path, default=settings.BASE_DIR, help="where list and lock files lie"
        )
        parser.add_argument("--source", default=OSV, help="an address that speaks as OSV does")

    def handle(self, *args: Any, refresh: bool, folder: Path, source: str, **options: Any) -> None:
        locked, known = pins(folder), read(folder / LIST)
        if refresh:
            try:
                known = [*known, *asked(locked, source)]
            except OSError:
                self.stdout.write(
                    f"{source} could not be asked: {LIST} stays as it is ({len(known)} entries)."
                )
            else:
                write(folder / LIST, known)
        wrong = found(known, locked)
        for pin, advisory in wrong:
            self.stdout.write(f"{pin.file}: {pin.package} {pin.version}: {advisory.id}. {advisory.note}")
        if wrong and not refresh:
            raise CommandError(f"{len(wrong)} locked packages are known to be unsafe: lock other versions.")
        self.stdout.write(
            f"{len(locked)} locked packages, {len(set(known))} advisories, {len(wrong)} concern them."
        )
