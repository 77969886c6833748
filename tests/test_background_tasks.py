"""Background tasks: those of the installed Django, so that the backend in the database takes them."""

from importlib.util import find_spec

from django_tasks_db import compat
from django_tasks_db.models import DBTaskResult

from places import background_tasks
from places.consensus.actions import proposing
from places.vision.actions import suggestions


def test_they_are_of_the_kind_that_the_backend_keeps(db: None) -> None:
    assert background_tasks.Task is compat.Task
    assert background_tasks.Task.__module__.startswith(
        "django.tasks" if find_spec("django.tasks") else "django_tasks"
    )
    jobs = [proposing.work_out_later, suggestions.ask_later]
    assert all(isinstance(job, background_tasks.Task) for job in jobs)
    proposing.work_out_later.enqueue(1, 1)
    assert DBTaskResult.objects.get().task_path == "places.consensus.actions.proposing.work_out_later"
