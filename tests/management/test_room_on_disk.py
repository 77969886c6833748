"""Room on a disk: what a backup needs, and a sentence where there is less."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from places.management.room_on_disk import NoRoomOnDisk, require_room, size_of_data, size_of_folder


def test_room_is_required_beside_a_reserve(tmp_path: Path) -> None:
    require_room(tmp_path, 0, 0)
    with pytest.raises(NoRoomOnDisk, match="MB are needed"):
        require_room(tmp_path, 10**18)
    with pytest.raises(NoRoomOnDisk, match="MB are needed"):
        require_room(tmp_path, 0, 10**18)


def test_a_backup_takes_the_database_twice_and_the_pictures(
    on_disk: Path, tmp_path: Path, settings: LazySettings
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    (tmp_path / "media" / "ab").mkdir(parents=True)
    (tmp_path / "media" / "ab" / "a.jpg").write_bytes(b"x" * 1000)
    assert size_of_folder(tmp_path / "media") == 1000
    assert size_of_data(with_pictures=True) - size_of_data(with_pictures=False) == 1000
    assert size_of_data(with_pictures=False) >= 2 * on_disk.stat().st_size
