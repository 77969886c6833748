"""How an attempt at a job ends: done, to be tried again later, failed for good, given back.

Each is written only while the job is still that attempt: a worker that was held up, and whose job another one has
taken over meanwhile, changes nothing any more.
"""

import datetime
import logging
from traceback import format_exception
from typing import Any

from django.db.models import DateTimeField, ExpressionWrapper, QuerySet
from django.db.models.functions import Now
from django_tasks_db.models import DBTaskResult, get_date_max

from places.database.writing import write_lock
from places.errors import PicturesAway

BACK_OFF = [
    datetime.timedelta(seconds=10),
    datetime.timedelta(minutes=1),
    datetime.timedelta(minutes=5),
    datetime.timedelta(minutes=30),
]  # between one attempt and the next
MOST_ATTEMPTS = len(BACK_OFF) + 1
WITHOUT_END = (PicturesAway,)  # errors of servers that are away: such jobs are tried until they are back
AT_ONCE = get_date_max()  # `run_after` of a job that waits for no time
_logger = logging.getLogger(__name__)


class WorkerLost(Exception):
    """The process that ran a job ended in the middle of it, as often as the job may be tried."""


def worker_of(job: DBTaskResult) -> str:
    """Return the id of the worker that claimed a job last; "" for none."""
    return str(job.worker_ids[-1]) if job.worker_ids else ""


def succeed(job: DBTaskResult, value: Any) -> bool:
    """Store a job's result; False when the job is another's by now."""
    return _end(
        job, status="SUCCESSFUL", finished_at=Now(), return_value=value, exception_class_path="", traceback=""
    )


def fail(job: DBTaskResult, error: Exception) -> bool:
    """Let a job be tried again later, or fail for good after MOST_ATTEMPTS; False when it is another's by now.

    Attempts that ended with an error of WITHOUT_END have no limit.
    """
    attempts = len(job.worker_ids)
    if attempts < MOST_ATTEMPTS or isinstance(error, WITHOUT_END):
        _logger.warning("A background job is tried again later: %s", job.task_path, exc_info=error)
        later = ExpressionWrapper(
            Now() + BACK_OFF[min(attempts, len(BACK_OFF)) - 1], output_field=DateTimeField()
        )
        return _end(job, status="READY", run_after=later, **_told(error))
    _logger.error("A background job has failed for good: %s", job.task_path, exc_info=error)
    return _end(job, status="FAILED", finished_at=Now(), **_told(error))


def lose(job: DBTaskResult) -> bool:
    """Let a job whose worker was lost be tried again at once, or fail for good after MOST_ATTEMPTS."""
    if len(job.worker_ids) >= MOST_ATTEMPTS:
        return fail(job, WorkerLost(worker_of(job)))
    return _end(job, status="READY", run_after=AT_ONCE)


def give_back(job: DBTaskResult) -> bool:
    """Put a job back whose worker stops in the middle of it; this does not count as an attempt."""
    return _end(job, status="READY", run_after=AT_ONCE, started_at=None, worker_ids=job.worker_ids[:-1])


def _told(error: Exception) -> dict[str, str]:
    kind = type(error)
    path = f"{kind.__module__}.{kind.__qualname__}"
    return {"exception_class_path": path, "traceback": "".join(format_exception(error))}


def _end(job: DBTaskResult, **changes: Any) -> bool:
    with write_lock():
        return bool(_attempt(job).update(**changes))


def _attempt(job: DBTaskResult) -> QuerySet[DBTaskResult]:
    return DBTaskResult.objects.running().filter(
        pk=job.pk, started_at=job.started_at, worker_ids=job.worker_ids
    )
