"""`manage.py leader EMAIL`: make or find a leader, and print a link that signs them in once."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error

from places.errors import Unclear
from places.management.database_file import DatabaseUnusable
from places.management.opening import require_current_database
from places.workshops.actions.leaders import make_leader
from places.workshops.queries.sign_in_links import HOURS, sign_in_link


class Command(BaseCommand):
    """Make or find a leader; print a one-time sign-in link."""

    help = "Make or find a leader by e-mail address and print a link that signs them in once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address and, optionally, a first name."""
        parser.add_argument("email")
        parser.add_argument("--name", default="", help="first name")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the link."""
        try:
            leader_id = make_leader(email=options["email"], first_name=options["name"])
        except Unclear as refusal:
            raise CommandError(str(refusal.sentence)) from refusal
        except Error as error:
            self._explain(error)
            raise
        self.stdout.write(f"Signs in once, within {HOURS} hours:")
        self.stdout.write(sign_in_link(leader_id))

    def _explain(self, error: Error) -> None:
        """Raise CommandError with instructions when the database cannot be used as it is."""
        try:
            require_current_database()
        except DatabaseUnusable as unusable:
            raise CommandError(str(unusable)) from error
