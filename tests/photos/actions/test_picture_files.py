"""Files of a picture that was taken back."""

import datetime
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from places.errors import Missing
from places.jobs import running
from places.jobs.outcomes import MOST_ATTEMPTS
from places.photos.actions import visibility
from tests.builders.buckets import Bucket
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room

A_MOMENT = datetime.timedelta(seconds=1)  # the database's clock has milliseconds


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


def test_while_the_bucket_is_away_the_job_is_tried_again_later(room: Room, bucket: Bucket) -> None:
    job = taken_back(room)
    bucket.server.stop()
    for _ in range(MOST_ATTEMPTS + 1):  # an outage has no end that one could count on
        DBTaskResult.objects.update(run_after=timezone.now() - A_MOMENT)
        assert running.run_next("worker")
    bucket.server.start()
    default_storage.outage.over()  # type: ignore[attr-defined]  # it is a BucketStorage
    job.refresh_from_db()
    assert (job.status, job.exception_class_path) == ("READY", "places.errors.PicturesAway")
    assert len(bucket.names()) == 4
    assert not running.run_next("worker")  # not yet
    DBTaskResult.objects.update(run_after=timezone.now() - A_MOMENT)
    assert running.run_next("worker")
    assert bucket.names() == []


def test_nothing_is_removed_where_the_act_is_refused(room: Room, bucket: Bucket) -> None:
    photo = room.photo(room.people[0], key=stored_picture(8, 6))
    with pytest.raises(Missing):
        visibility.withdraw(actor=room.actor(room.people[1]), photo_id=photo.pk)
    assert not DBTaskResult.objects.exists()
    assert len(bucket.names()) == 4
