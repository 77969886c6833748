"""Pictures of a bucket that belong to no photo go away after a while."""

import pytest

from places.errors import PicturesAway
from places.management.stray_pictures import remove_stray_objects
from places.storage import VARIANTS, variant_path
from tests.builders.buckets import Bucket, storage_at
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room


def test_old_objects_without_a_photo_go_and_nothing_else(room: Room, bucket: Bucket) -> None:
    kept, stray = stored_picture(8, 6), stored_picture(8, 6)
    room.photo(room.people[0], key=kept)
    other = f"{'0' * 32}.dat"
    bucket.client.put_object(Bucket=bucket.name, Key=other, Body=b"no picture")
    assert remove_stray_objects(3600) == 0
    assert remove_stray_objects(-60) == 4
    assert bucket.names() == sorted([other, *(variant_path(kept, variant) for variant in VARIANTS)])
    assert not any(stray in name for name in bucket.names())


def test_many_are_looked_up_in_few_questions(
    db: None, bucket: Bucket, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: object
) -> None:
    monkeypatch.setattr("places.management.stray_pictures.BATCH", 4)
    for _ in range(3):
        stored_picture(8, 6)
    with django_assert_num_queries(3):  # type: ignore[operator]  # a fixture
        assert remove_stray_objects(-60) == 12


def test_a_store_that_is_away_is_asked_again_another_time(db: None, bucket: Bucket) -> None:
    with storage_at(bucket.url.replace(bucket.name, "no-such-bucket")), pytest.raises(PicturesAway):
        remove_stray_objects(0)
