"""The storage that the settings name."""

import shutil
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.storage import default_storage

from places.errors import NoRoom
from places.storage import is_local, require_space
from places.storage.pictures import reserve_of
from tests.builders.buckets import Bucket


def test_pictures_are_in_a_folder_unless_a_bucket_is_named() -> None:
    assert is_local()


def test_a_bucket_is_not_local(bucket: Bucket) -> None:
    assert not is_local()
    assert default_storage.bucket_name == bucket.name


def test_uploads_wait_while_the_reserve_is_reached(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "not" / "made" / "yet"
    settings.PLACENESS_RESERVE_BYTES = shutil.disk_usage(tmp_path).total * 2
    with pytest.raises(NoRoom):
        require_space()
    settings.PLACENESS_RESERVE_BYTES = 1
    require_space()


def test_the_folder_of_pictures_is_not_asked_where_they_are_in_a_bucket(
    settings: LazySettings, bucket: Bucket
) -> None:
    settings.MEDIA_ROOT = Path("/proc/no-disk")
    settings.PLACENESS_RESERVE_BYTES = 1
    require_space()
    settings.PLACENESS_RESERVE_BYTES = shutil.disk_usage(settings.INCOMING_ROOT.parent).total * 2
    with pytest.raises(NoRoom):
        require_space()


def test_the_reserve_of_a_disk_is_a_share_of_it_and_at_least_a_gigabyte(settings: LazySettings) -> None:
    assert (reserve_of(10**10), reserve_of(10**11)) == (10**9, 5 * 10**9)
    settings.PLACENESS_RESERVE_BYTES = 0
    assert reserve_of(10**11) == 0
