"""Files of a picture that was taken back."""

from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from places.errors import Missing
from places.photos.actions import visibility
from tests.builders.buckets import Bucket
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room


def taken_back(room: Room) -> DBTaskResult:
    """The job of a photo that has just been taken back."""
    photo = room.photo(room.people[0], key=stored_picture(8, 6))
    visibility.withdraw(actor=room.actor(room.people[0]), photo_id=photo.pk)
    return DBTaskResult.objects.get()


def run(job: DBTaskResult) -> Any:
    return job.task.call(*job.args_kwargs["args"], **job.args_kwargs["kwargs"])


def test_a_job_removes_every_variant_from_the_bucket(room: Room, bucket: Bucket) -> None:
    job = taken_back(room)
    assert len(bucket.names()) == 4
    run(job)
    assert bucket.names() == []
    run(job)  # safe to run twice


def test_while_the_bucket_is_away_another_job_tries_later_until_it_is_done(
    room: Room, bucket: Bucket
) -> None:
    job = taken_back(room)
    bucket.server.stop()
    try:
        run(job)
        later = DBTaskResult.objects.exclude(pk=job.pk).get()
        run(later)
    finally:
        bucket.server.start()
        default_storage.rest_is_over()  # type: ignore[attr-defined]  # it is a BucketStorage
    assert 30 < (later.run_after - timezone.now()).total_seconds() <= 60
    assert later.args_kwargs == job.args_kwargs
    assert DBTaskResult.objects.count() == 3
    run(DBTaskResult.objects.exclude(pk__in=(job.pk, later.pk)).get())
    assert bucket.names() == []
    assert DBTaskResult.objects.count() == 3


def test_nothing_is_removed_where_the_act_is_refused(room: Room, bucket: Bucket) -> None:
    photo = room.photo(room.people[0], key=stored_picture(8, 6))
    with pytest.raises(Missing):
        visibility.withdraw(actor=room.actor(room.people[1]), photo_id=photo.pk)
    assert not DBTaskResult.objects.exists()
    assert len(bucket.names()) == 4
