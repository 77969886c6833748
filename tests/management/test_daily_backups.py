"""The backup of each day: one, of which some are kept, and never the last one removed for want of room."""

import datetime
import logging
import os
import time
from collections import namedtuple
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils import timezone

from places.database.backups_made import last_backup
from places.management import daily_backups, room_on_disk
from places.management.backup_reading import read_manifest
from places.management.daily_backups import make_daily_backup
from tests.builders.rooms import open_room

Disk = namedtuple("Disk", "total used free")


@pytest.fixture
def folder(on_disk: Path, tmp_path: Path, settings: LazySettings) -> Path:
    """The folder for backups of an installation with one room."""
    open_room()
    settings.DATA_DIR, settings.BACKUPS_KEPT, settings.PLACENESS_RESERVE_BYTES = tmp_path, 7, 0
    (tmp_path / "backups").mkdir()
    return tmp_path / "backups"


def name(days_ago: int) -> str:
    return f"daily-{timezone.localdate() - datetime.timedelta(days=days_ago)}.tar"


def earlier(folder: Path, *days: int) -> None:
    for ago in days:
        (folder / name(ago)).touch()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_one_is_made_each_day_and_is_whole(folder: Path) -> None:
    assert make_daily_backup() == folder / name(0)
    assert read_manifest(folder / name(0)).with_pictures
    assert make_daily_backup() is None
    assert names(folder) == [name(0)]
    assert last_backup(folder) is not None


def test_seven_days_are_kept_and_what_others_put_there_stays(folder: Path) -> None:
    earlier(folder, *range(1, 10))
    (folder / "mine.tar").touch()
    make_daily_backup()
    assert names(folder) == sorted([name(ago) for ago in range(7)] + ["mine.tar"])


def test_fewer_are_kept_where_the_settings_say_so(folder: Path, settings: LazySettings) -> None:
    settings.BACKUPS_KEPT = 2
    earlier(folder, 1, 2, 3)
    make_daily_backup()
    assert names(folder) == [name(1), name(0)]
    settings.BACKUPS_KEPT = 0
    assert make_daily_backup() is None
    assert names(folder) == []


def test_old_ones_go_however_few_there_are_and_backups_of_upgrades_and_restores_too(folder: Path) -> None:
    earlier(folder, 30, 40)
    then = time.time() - 8 * 86400
    for other in ("before-places-0004_headings.sqlite3", "before-restore-1.tar"):
        (folder / other).touch()
        os.utime(folder / other, (then, then))
    make_daily_backup()
    assert names(folder) == [name(0)]


def test_the_oldest_make_room_for_a_new_one_but_the_last_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    earlier(folder, 1, 2, 3)
    monkeypatch.setattr(daily_backups, "_reserve", lambda folder: 10**18)
    monkeypatch.setattr(logging.getLogger("places"), "propagate", True)
    assert make_daily_backup() is None
    assert names(folder) == [name(1)]
    assert "There is no backup of today: the disk of" in caplog.text
    assert "PLACENESS_BACKUP_DIR" in caplog.text


def test_room_that_is_enough_once_the_oldest_is_gone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    earlier(folder, 1, 2, 3)

    def usage(_folder: Path) -> Disk:
        return Disk(10**12, 0, 10**11 if len(list(folder.glob("*.tar"))) < 3 else 0)

    monkeypatch.setattr(room_on_disk.shutil, "disk_usage", usage)
    assert make_daily_backup() == folder / name(0)
    assert names(folder) == [name(2), name(1), name(0)]


def test_while_none_can_be_made_the_last_stays_however_old(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier(folder, 30, 40)
    monkeypatch.setattr(daily_backups, "_reserve", lambda folder: 10**18)
    make_daily_backup()
    assert names(folder) == [name(30)]


def test_another_folder_is_used_where_the_settings_name_one(
    folder: Path, settings: LazySettings, tmp_path: Path
) -> None:
    settings.BACKUP_DIR = str(tmp_path / "elsewhere")
    assert make_daily_backup() == tmp_path / "elsewhere" / name(0)
    assert (tmp_path / "elsewhere").stat().st_mode & 0o777 == 0o700
