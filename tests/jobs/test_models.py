"""Workers as rows."""

import pytest
from django.db.models.functions import Now

from places.jobs.models import JobWorker


@pytest.mark.django_db
def test_a_worker_is_its_id() -> None:
    JobWorker.objects.create(pk="w-1", seen_at=Now())
    assert str(JobWorker.objects.get()) == "w-1"
