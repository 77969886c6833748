"""What `placeness doctor` looks at around the data: settings, space, backups, background jobs."""

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db.models import Q, QuerySet
from django.db.models.functions import Now
from django_tasks_db.models import DBTaskResult

from places.database.backups_made import OLD_SECONDS, backup_folder, last_backup
from places.jobs.outcomes import AT_ONCE
from places.management import contradictions
from places.management.backing_up import UNFINISHED
from places.management.findings import Finding, fault, note, ok
from places.storage import is_local
from places.storage.pictures import reserve_of

DAY = 86400
LONG, WAITING = datetime.timedelta(hours=1), datetime.timedelta(minutes=15)
GIGABYTE = 10**9


def given_settings() -> Iterator[Finding]:
    """Whether the settings fit together, and none is for development only."""
    sentence = contradictions.refusal()
    if sentence:
        yield fault("settings", sentence, "Correct the setting; docs/settings.md has all of them.")
    if settings.DEBUG:
        yield fault(
            "settings", "PLACENESS_DEBUG is on: errors show parts of the program to everybody.", "Remove it."
        )
    for warning in contradictions.warnings():
        yield note("settings", warning)
    if not sentence and not settings.DEBUG:
        yield ok("settings", "The settings fit together.")


def space() -> Iterator[Finding]:
    """Whether each disk that is written to has room."""
    folders = {Path(settings.DATA_DIR), Path(settings.INCOMING_ROOT), backup_folder()}
    if is_local():
        folders.add(Path(settings.MEDIA_ROOT))
    disks = {folder.stat().st_dev: folder for folder in sorted(folders, reverse=True) if folder.is_dir()}
    for folder in disks.values():
        disk = shutil.disk_usage(folder)
        left = f"{disk.free / GIGABYTE:.1f} GB are left on the disk of {folder}"
        if disk.free < reserve_of(disk.total):
            yield fault(
                "space", f"{left}: new pictures are refused.", "Free some space, or use a larger disk."
            )
        elif disk.free < 2 * reserve_of(disk.total):
            yield note("space", f"{left}: pictures will soon be refused.", "Free some space.")
        else:
            yield ok("space", f"{left}.")


def backups() -> Iterator[Finding]:
    """Whether there is a backup of these days."""
    folder = backup_folder()
    seconds = last_backup(folder)
    if left := list(folder.glob(f"*{UNFINISHED}")):
        yield note("backup", f"{left[0].name} is being written, or was left by a backup that ended early.")
    if not settings.BACKUPS_KEPT:
        yield note(
            "backup",
            "No backups are made by themselves (PLACENESS_BACKUPS).",
            "See to it that something else makes them: placeness backup, pg_dump.",
        )
    elif seconds is None or seconds > OLD_SECONDS:
        told = (
            "There is no backup." if seconds is None else f"The last backup is {seconds / DAY:.0f} days old."
        )
        remedy = "Start the server, which makes one within the hour; if it does not, its log says why."
        yield fault("backup", told, remedy)
    else:
        yield ok("backup", f"The last backup is {seconds / 3600:.0f} hours old.")


def jobs() -> Iterator[Finding]:
    """Whether background jobs are done, and none has failed for good."""
    running = DBTaskResult.objects.filter(status="RUNNING", started_at__lt=Now() - LONG)
    is_due = Q(run_after=AT_ONCE, enqueued_at__lt=Now() - WAITING)
    is_due |= Q(run_after__lt=Now() - WAITING)
    waiting = DBTaskResult.objects.filter(is_due, status="READY")
    failed = DBTaskResult.objects.filter(status="FAILED")
    restart = "Start the server (or a worker) again, and look for errors in its log."
    found = False
    for rows, words in (
        (running, "have been running for over an hour"),
        (waiting, "are due and wait for a worker"),
    ):
        if names := _names(rows):
            found = True
            yield fault("jobs", f"Background jobs {words}: {names}.", restart)
    if names := _names(failed):
        found = True
        yield note("jobs", f"Background jobs have failed for good: {names}.", "The log has their errors.")
    if not found:
        yield ok("jobs", "Background jobs are done in time.")


def _names(rows: QuerySet[DBTaskResult]) -> str:
    """Return the names of the jobs of these rows, without the modules."""
    paths = rows.order_by("task_path").values_list("task_path", flat=True).distinct()
    return ", ".join(path.rpartition(".")[2] for path in paths)
