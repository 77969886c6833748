"""How far the opening of an archive is."""

from uuid import uuid4

from django.core.cache import cache
from django_tasks_db.models import DBTaskResult

from places.archives.jobs import open_later
from places.archives.queries.openings import PROGRESS, TASK, ArchiveOpening, opening


def test_states(db: None) -> None:
    job = open_later.enqueue("a" * 32, 7, "en")
    row = DBTaskResult.objects.get(pk=job.id)
    assert row.task_path == TASK
    assert opening(row.pk, 7) == ArchiveOpening()
    cache.set(f"{PROGRESS}{'a' * 32}", (3, 9))
    assert opening(row.pk, 7) == ArchiveOpening(done=3, of=9)
    assert opening(row.pk, 8) is None
    assert opening(uuid4(), 7) is None
    DBTaskResult.objects.filter(pk=row.pk).update(status="SUCCESSFUL", return_value={"refused": "No."})
    assert opening(row.pk, 7) == ArchiveOpening(refused="No.")
    DBTaskResult.objects.filter(pk=row.pk).update(return_value={"workshop": 10**6})
    assert opening(row.pk, 7) == ArchiveOpening(failed=True)
    DBTaskResult.objects.filter(pk=row.pk).update(status="FAILED", return_value=None)
    found = opening(row.pk, 7)
    assert found
    assert (found.failed, found.is_unfinished) == (True, False)
