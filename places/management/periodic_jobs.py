"""The jobs that run once in each period over all processes."""

import datetime
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.db.models.functions import Now
from django_tasks_db.models import DBTaskResult

from places.archives.actions.sent_archives import remove_old_archives
from places.background_tasks import task
from places.database.writing import write_lock
from places.exports.actions.files import remove_ended_files
from places.jobs.periodic import Periodic
from places.management.daily_backups import make_daily_backup
from places.management.stray_pictures import remove_stray_objects
from places.management.sweep import FILE_SECONDS, remove_orphans
from places.rate_limits.models import remove_ended
from places.retention.jobs import purge
from places.storage import is_local

DONE_DAYS, FAILED_DAYS = 2, 90  # for which finished jobs are kept


@task
def remove_orphaned_pictures() -> int:
    """Remove pictures that belong to no photo, from the folder or the bucket; return how many. Safe to run twice."""
    return remove_orphans(Path(settings.MEDIA_ROOT)) if is_local() else remove_stray_objects(FILE_SECONDS)


@task
def remove_expired_sessions() -> None:
    """Remove sessions that are over. Safe to run twice."""
    with write_lock():
        import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


@task
def remove_ended_rates() -> None:
    """Remove counts and rates that have ended. Safe to run twice."""
    remove_ended()


@task
def remove_finished_jobs() -> int:
    """Remove jobs that were done or have failed some time ago; return how many. Safe to run twice."""
    kept = {"SUCCESSFUL": DONE_DAYS, "FAILED": FAILED_DAYS}
    with write_lock():
        return sum(
            DBTaskResult.objects.filter(
                status=status, finished_at__lt=Now() - datetime.timedelta(days=days)
            ).delete()[0]
            for status, days in kept.items()
        )


@task
def make_backup_of_the_day() -> None:
    """Make the backup of this day, and remove old ones: people may have erased what is in them. Safe to run twice."""
    make_daily_backup()


@task
def remove_ended_exports() -> int:
    """Remove files to take away whose day is over; return how many. Safe to run twice."""
    return remove_ended_files()


@task
def remove_old_sent_archives() -> int:
    """Forget archives that were sent to be opened some days ago; return how many. Safe to run twice."""
    return remove_old_archives()


PERIODIC = (
    Periodic(remove_orphaned_pictures, datetime.timedelta(hours=1)),
    Periodic(remove_ended_exports, datetime.timedelta(minutes=10)),
    Periodic(remove_old_sent_archives, datetime.timedelta(hours=6)),
    Periodic(purge, datetime.timedelta(hours=1)),
    Periodic(remove_ended_rates, datetime.timedelta(hours=1)),
    Periodic(remove_finished_jobs, datetime.timedelta(hours=6)),
    Periodic(remove_expired_sessions, datetime.timedelta(days=1)),
    Periodic(make_backup_of_the_day, datetime.timedelta(hours=1)),
)
