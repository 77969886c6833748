"""The desk says when no backup has been made for two days."""

import datetime
import os
import time
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.urls import reverse
from django.utils import timezone

from places.desk.queries.safety import lacks_backup
from places.models import Workshop
from tests.builders.rooms import Room

DAY = 86400
WORDS = "No backup has been made for two days."


@pytest.fixture
def folder(room: Room, tmp_path: Path, settings: LazySettings) -> Path:
    """The folder for backups of an installation that is three days old."""
    settings.DATA_DIR, settings.BACKUP_DIR, settings.BACKUPS_KEPT = tmp_path, "", 7
    Workshop.objects.update(opened_at=timezone.now() - datetime.timedelta(days=3))
    (tmp_path / "backups").mkdir()
    return tmp_path / "backups"


def made(folder: Path, days_ago: float) -> None:
    path = folder / f"daily-2026-11-{20 - int(days_ago)}.tar"
    path.touch()
    at = time.time() - days_ago * DAY
    os.utime(path, (at, at))


@pytest.mark.sqlite_only("elsewhere another machine may have the folder")
def test_leaders_read_it_until_there_is_one_again(folder: Path, room: Room) -> None:
    home = reverse("desk-home")
    assert WORDS in room.leader_client().get(home).content.decode()
    made(folder, 2.1)
    assert lacks_backup()
    made(folder, 1.9)
    assert WORDS not in room.leader_client().get(home).content.decode()


def test_a_new_installation_has_time_for_its_first(folder: Path) -> None:
    Workshop.objects.update(opened_at=timezone.now())
    assert not lacks_backup()


def test_nothing_is_said_where_none_are_made(folder: Path, settings: LazySettings) -> None:
    settings.BACKUPS_KEPT = 0
    assert not lacks_backup()
