"""Jobs as rows, for tests: enqueued, claimed by a worker, or made to be due."""

import datetime

from django.db.models.functions import Now
from django_tasks_db.models import DBTaskResult

from places.consensus.actions.proposing import work_out_later
from places.jobs import running
from places.jobs.models import JobWorker

NOBODY = 10**9  # a workshop that is not there: its job is quick


def enqueued() -> DBTaskResult:
    """Enqueue a job that is done at once."""
    result = work_out_later.enqueue(NOBODY, 1)
    return DBTaskResult.objects.get(pk=result.id)


def failing() -> DBTaskResult:
    """Enqueue a job that raises TypeError: an argument is missing."""
    return DBTaskResult.objects.get(pk=work_out_later.enqueue(NOBODY).id)


def claimed(worker_id: str) -> DBTaskResult:
    """Enqueue a job, and claim it for a worker."""
    job = enqueued()
    found = running.claim(worker_id)
    assert found is not None
    assert found.pk == job.pk
    return found


def again(job: DBTaskResult) -> DBTaskResult:
    """Return the row as it is now."""
    return DBTaskResult.objects.get(pk=job.pk)


def make_due(job: DBTaskResult) -> None:
    """Let the time pass that a job waits for."""
    DBTaskResult.objects.filter(pk=job.pk).update(run_after=Now() - datetime.timedelta(seconds=1))


def seen_before(worker_id: str, seconds: float) -> None:
    """Let a worker have been seen so many seconds ago, and not since."""
    seen_at = Now() - datetime.timedelta(seconds=seconds)
    JobWorker.objects.update_or_create(pk=worker_id, defaults={"seen_at": seen_at})


def waits_seconds(job: DBTaskResult) -> float:
    """Return for how long a job waits from now on, by the database's clock."""
    found = DBTaskResult.objects.annotate(now=Now()).get(pk=job.pk)
    return float((found.run_after - found.now).total_seconds())
