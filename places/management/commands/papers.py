"""`placeness papers`: what authorities ask for, written from this installation."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from places.management.paper_folder import ANSWERS, write_papers
from places.papers.methods.answers import AnswersUnreadable


class Command(BaseCommand):
    """Writes the papers and says which questions are open."""

    help = (
        "Write the papers that data protection, health services and accessibility laws ask for, from the settings of "
        "this installation, the tests of the program and your answers. Run it again after a change of either."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folder",
            nargs="?",
            type=Path,
            default=Path(settings.DATA_DIR) / "papers",
            help="where to; papers in the data folder by default",
        )

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        path = folder.absolute() / ANSWERS
        try:
            written = write_papers(folder.absolute(), timezone.localtime())
        except AnswersUnreadable as error:
            raise CommandError(f"{path} cannot be read: {error}.") from error
        except OSError as error:
            raise CommandError(f"{error.filename or folder} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{len(written.paths)} files are in {folder.absolute()}.")
        if written.open_answers:
            count = len(written.open_answers)
            self.stdout.write(f"{count} questions are open: answer them in {path}, then run this again.")
