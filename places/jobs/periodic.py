"""Jobs that run once in each period, whatever the number of processes: cron in the table of jobs.

The job of a period has an id that is computed from its name and the period's number, so that of all workers that
enqueue it one succeeds. A period in which no worker lives is left out.
"""

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django_tasks_db.models import DBTaskResult

from places.background_tasks import Task
from places.database import clock
from places.database.writing import write_lock

NAMES = uuid.UUID("6f0d6c3c-3f5f-4b8a-9d0f-6d2d7c7b5a11")  # the namespace of these ids (RFC 9562, version 5)


@dataclass(frozen=True)
class Periodic:
    """A job without arguments, and how often it runs: at whole multiples of `every` since 1970 (UTC)."""

    task: Task[Any, Any]
    every: datetime.timedelta

    def period(self, now: datetime.datetime) -> int:
        """Return the number of the period in which `now` lies."""
        return int(now.timestamp() // self.every.total_seconds())

    def job(self, number: int) -> DBTaskResult:
        """Return the job of a period, not saved."""
        began = datetime.datetime.fromtimestamp(number * self.every.total_seconds(), datetime.UTC)
        return DBTaskResult(
            id=uuid.uuid5(NAMES, f"{self.task.module_path} {number}"),
            args_kwargs={"args": [], "kwargs": {}},
            task_path=self.task.module_path,
            priority=self.task.priority,
            queue_name=self.task.queue_name,
            backend_name=self.task.backend,
            run_after=began,
        )


class Timetable:
    """Enqueues periodic jobs when their time has come; one in each worker."""

    def __init__(self, jobs: Sequence[Periodic]) -> None:
        self._jobs = jobs
        self._known: dict[Periodic, int] = {}

    def enqueue_due(self) -> None:
        """Enqueue what is due in this period, unless another worker has done so. Writes once in a period."""
        now = clock.now()
        due = {job: job.period(now) for job in self._jobs}
        new = [job.job(number) for job, number in due.items() if self._known.get(job) != number]
        if new:
            with write_lock():
                DBTaskResult.objects.bulk_create(new, ignore_conflicts=True)
        self._known = due
