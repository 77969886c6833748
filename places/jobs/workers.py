"""Which workers live. A job belongs to the worker that claimed it, as long as that worker's heartbeat is fresh.

Heartbeats are compared by the database's clock. A SQLite file has one server process (its folder's lock ensures that),
so nothing beats there: whatever is running when a process starts was left by a crash.
"""

import datetime
import logging

from django.db import connection
from django.db.models.functions import Now
from django_tasks_db.models import DBTaskResult

from places.database.writing import write_lock
from places.jobs import outcomes
from places.jobs.models import JobWorker

BEAT_SECONDS = 10.0
STALE = datetime.timedelta(seconds=6 * BEAT_SECONDS)  # longer than a database is away that is started anew
FORGOTTEN = datetime.timedelta(hours=1)
_logger = logging.getLogger(__name__)


def beat(worker_id: str) -> None:
    """Say that a worker lives. It does so before its first claim, then every BEAT_SECONDS."""
    if connection.vendor == "sqlite":
        return
    with write_lock():
        if not JobWorker.objects.filter(pk=worker_id).update(seen_at=Now()):
            JobWorker.objects.create(pk=worker_id, seen_at=Now())


def retire(worker_id: str) -> int:
    """Give back what a worker has not finished, for others to run at once, and forget it; return how many jobs."""
    with write_lock():
        own = [job for job in _running() if outcomes.worker_of(job) == worker_id]
        given_back = sum(outcomes.give_back(job) for job in own)
        JobWorker.objects.filter(pk=worker_id).delete()
    return given_back


def take_back() -> int:
    """Put back the jobs of workers whose heartbeat is stale, or of all on SQLite; return how many.

    A job whose workers were lost as often as it may be tried has failed.
    """
    with write_lock():
        living = set(JobWorker.objects.filter(seen_at__gt=Now() - STALE).values_list("pk", flat=True))
        lost = [job for job in _running() if outcomes.worker_of(job) not in living]
        for job in lost:
            _logger.warning("The worker of a background job was lost: %s", job.task_path)
        taken = sum(outcomes.lose(job) for job in lost)
        JobWorker.objects.filter(seen_at__lt=Now() - FORGOTTEN).delete()
    return taken


def _running() -> list[DBTaskResult]:
    return list(DBTaskResult.objects.running().select_for_update(skip_locked=True))
