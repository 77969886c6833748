"""Running the jobs of a queue, one after the other: the oldest that is due and that no other worker has claimed."""

from django.db import Error, connection
from django.db.models import Q
from django.db.models.functions import Now
from django_tasks_db.models import DBTaskResult

from places.background_tasks import task_finished, task_started
from places.database.writing import write_lock
from places.jobs import outcomes

DEFAULT, FILES = QUEUES = ("default", "files")  # files take long: no other job waits for them


def run_next(worker_id: str, queue: str = DEFAULT) -> bool:
    """Run one job, and return whether there was one. Raises django.db.Error when the database is lost."""
    job = claim(worker_id, queue)
    if job is None:
        return False
    _run(job)
    return True


def claim(worker_id: str, queue: str = DEFAULT) -> DBTaskResult | None:
    """Return the next job of a queue that is due, claimed for a worker, or None.

    Due is what is due by the database's clock. On PostgreSQL workers skip the rows that others have locked
    (SKIP LOCKED), so that none waits and each takes another job.
    """
    is_due = Q(run_after=outcomes.AT_ONCE) | Q(run_after__lte=Now())
    due = DBTaskResult.objects.filter(is_due, status="READY", queue_name=queue)
    if not due.exists():  # most of the time: nobody is locked out then
        return None
    with write_lock():
        job: DBTaskResult | None = due.get_locked()
        if job is not None:
            job.claim(worker_id)
    return job


def _run(job: DBTaskResult) -> None:
    """Call a job's function and store how it ended. The signals of django-tasks are sent as by its own worker."""
    try:
        backend = type(job.task.get_backend())
        task_started.send(sender=backend, task_result=job.task_result)
        value = job.task.call(*job.args_kwargs["args"], **job.args_kwargs["kwargs"])
        outcomes.succeed(job, value)
    except Exception as error:
        if isinstance(error, Error):
            connection.close()  # it may be broken; the result is written over another one
        outcomes.fail(job, error)
    else:
        task_finished.send(sender=backend, task_result=job.task_result)
