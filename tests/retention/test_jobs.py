"""The purge as a background job: done once an hour, and tried again where something failed."""

import datetime

import pytest

from places.management.periodic_jobs import PERIODIC
from places.models import Workshop
from places.retention.jobs import NotErased, purge
from tests.builders.buckets import Bucket
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room


def test_it_is_one_of_the_periodic_jobs() -> None:
    (each,) = [each for each in PERIODIC if each.task is purge]
    assert each.every == datetime.timedelta(hours=1)


def test_it_returns_what_it_has_done(room: Room) -> None:
    Workshop.objects.update(keep_until="2020-01-01")
    assert purge.call() == {"hidden": 1, "erased": 0}
    Workshop.every.update(deleted_at="2020-01-02T00:00Z")
    assert purge.call() == {"hidden": 0, "erased": 1}


def test_what_failed_is_tried_again(room: Room, bucket: Bucket) -> None:
    room.photo(room.people[0], key=stored_picture(8, 6))
    Workshop.objects.update(deleted_at="2020-01-02T00:00Z", deletion="day")
    bucket.server.stop()
    with pytest.raises(NotErased, match="1 of 1"):
        purge.call()
