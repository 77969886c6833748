"""Pictures without rows, rows without pictures, and what others may read."""

import os
import time
from pathlib import Path

from django.conf import LazySettings

from places.management import doctor_files
from places.management.findings import Finding, Level
from places.storage import VARIANTS, variant_path
from tests.builders.buckets import Bucket
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room


def bad(findings: list[Finding]) -> list[str]:
    return [finding.sentence for finding in findings if finding.level != Level.OK]


def test_a_picture_that_lacks_a_file_is_named(room: Room, settings: LazySettings) -> None:
    key = stored_picture(8, 6)
    room.photo(room.people[0], key=key)
    assert bad(list(doctor_files.pictures())) == []
    (Path(settings.MEDIA_ROOT) / variant_path(key, "medium")).unlink()
    assert bad(list(doctor_files.pictures())) == [f"1 of 1 pictures lack files ({key})."]


def test_files_of_no_photo_are_told_when_they_are_a_day_old(db: None, settings: LazySettings) -> None:
    key = stored_picture(8, 6)
    assert bad(list(doctor_files.pictures())) == []
    then = time.time() - 25 * 3600
    for variant in VARIANTS:
        os.utime(Path(settings.MEDIA_ROOT) / variant_path(key, variant), (then, then))
    assert bad(list(doctor_files.pictures())) == ["The files of 1 pictures belong to no photo."]


def test_a_bucket_is_looked_at_too(room: Room, bucket: Bucket) -> None:
    key = stored_picture(8, 6)
    room.photo(room.people[0], key=key)
    assert bad(list(doctor_files.pictures())) == []
    bucket.client.delete_object(Bucket=bucket.name, Key=bucket.names()[0])
    assert bad(list(doctor_files.pictures())) == [f"1 of 1 pictures lack files ({key})."]


def test_a_key_that_others_may_read_is_told(tmp_path: Path, settings: LazySettings) -> None:
    settings.DATA_DIR = settings.MEDIA_ROOT = tmp_path
    tmp_path.chmod(0o700)
    key = tmp_path / "secret-key"
    key.touch(mode=0o600)
    assert bad(list(doctor_files.permissions())) == []
    key.chmod(0o640)
    (finding,) = doctor_files.permissions()
    assert (finding.level, finding.remedy) == (Level.FAULT, f"chmod go= {key}")
