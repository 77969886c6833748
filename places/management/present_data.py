"""What an installation holds just before a backup replaces it, as far as it can be read."""

import logging

from django.db import Error, connection
from django.db.models import Max

from places.database.versions import missing_migrations
from places.management.database_file import DatabaseUnusable
from places.management.given_ids import given_ids
from places.management.opening import has_no_database, require_database
from places.management.row_copies import tables
from places.workshops.actions.erasures import complete_ledgers
from places.workshops.models.activity import Activity

_logger = logging.getLogger(__name__)


class PresentData:
    """The database of the settings. `exists` is whether there is one, `is_sound` whether it can be used as it is."""

    def __init__(self) -> None:
        self.exists = self.is_sound = False
        try:
            self.exists = not has_no_database()
            require_database()
            self.is_sound = self.exists and not missing_migrations()
        except (DatabaseUnusable, Error) as error:
            _logger.warning("The database that is there cannot be used: %s", error)
            self.exists = True

    def acts_after(self, newest: int) -> int | None:
        """Return how many acts were recorded after the one with this id; None where this cannot be told."""
        if not self.exists:
            return 0
        return Activity.objects.filter(pk__gt=newest).count() if self.is_sound else None

    def complete_ledger(self) -> None:
        """Write what only the database knows of erasures into the ledger's file, which stays. Raises OSError."""
        if self.is_sound:
            complete_ledgers()

    def highest_ids(self) -> dict[str, int]:
        """Return the highest id of each table that has whole numbers as ids: none is to be given again."""
        if not self.is_sound:
            return {}
        found = {}
        for model in tables():
            if model._meta.auto_field is not None:
                highest = model._base_manager.aggregate(highest=Max("pk"))["highest"] or 0
                found[model._meta.db_table] = highest
        return found | given_ids(connection)
