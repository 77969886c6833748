"""Whether leaders should tell those who run the server that something is wrong with its backups."""

import datetime

from django.utils import timezone

from places.database.backups_made import OLD_SECONDS, are_overdue
from places.workshops.models.workshop import Workshop


def lacks_backup() -> bool:
    """Whether there should be a backup of these days and is none; a new installation has time to make its first."""
    long_ago = timezone.now() - datetime.timedelta(seconds=OLD_SECONDS)
    return are_overdue() and Workshop.every.filter(opened_at__lt=long_ago).exists()
