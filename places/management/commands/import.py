"""`manage.py import`: opens the workshop of an archive on this installation."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from places.archives.actions.importing import import_archive
from places.codes import show_code
from places.errors import Refusal
from places.workshops.actions.leaders import make_leader
from places.workshops.queries.workshops import by_id


class Command(BaseCommand):
    """Refuses a damaged or hostile archive whole, in one sentence."""

    help = "Open the workshop of an archive (ZIP) here, for one of the leaders. The server may go on running."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="an archive (ZIP) of a workshop")
        parser.add_argument(
            "--leader",
            required=True,
            help="e-mail address of the leader who gets it",
        )

    def handle(self, *args: Any, file: Path, leader: str, **options: Any) -> None:
        try:
            with file.open("rb") as opened:
                leader_id = make_leader(email=leader)
                workshop_id = import_archive(leader_id=leader_id, file=opened, progress=self._say)
        except OSError as error:
            raise CommandError(f"{file} cannot be opened: {error.strerror}.") from error
        except Refusal as refusal:
            raise CommandError(str(refusal.sentence)) from refusal
        opened_workshop = by_id(workshop_id)
        self.stdout.write(
            f"Opened with the code {show_code(opened_workshop.code) if opened_workshop else ''}."
        )

    def _say(self, done: int, of: int) -> None:
        if done and (done % 100 == 0 or done == of):
            self.stdout.write(f"{done} of {of} pictures")
            self.stdout.flush()
