"""What runs in each period over all processes: orphaned pictures, expired sessions, finished jobs."""

import datetime
import os
import time
from pathlib import Path

from django.conf import LazySettings
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from places.management.backup_reading import read_manifest
from places.management.periodic_jobs import (
    DONE_DAYS,
    FAILED_DAYS,
    PERIODIC,
    make_backup_of_the_day,
    remove_ended_rates,
    remove_expired_sessions,
    remove_finished_jobs,
    remove_orphaned_pictures,
)
from places.rate_limits import models as rates
from places.rate_limits.models import RateWindow
from tests.builders.pictures import stored_picture
from tests.jobs.rows import enqueued


def ended(status: str, days: float) -> DBTaskResult:
    job = enqueued()
    then = timezone.now() - datetime.timedelta(days=days)
    DBTaskResult.objects.filter(pk=job.pk).update(status=status, finished_at=then)
    return job


def test_jobs_are_kept_for_a_while_and_failed_ones_for_longer(db: None) -> None:
    kept = [
        ended("SUCCESSFUL", DONE_DAYS - 0.1),
        ended("FAILED", DONE_DAYS + 1),
        ended("FAILED", FAILED_DAYS - 0.1),
        enqueued(),
    ]
    ended("SUCCESSFUL", DONE_DAYS + 0.1)
    ended("FAILED", FAILED_DAYS + 0.1)
    assert remove_finished_jobs.call() == 2
    assert set(DBTaskResult.objects.all()) == set(kept)
    assert remove_finished_jobs.call() == 0


def test_sessions_that_are_over_go(db: None) -> None:
    now = timezone.now()
    for name, days in (("over", -1), ("open", 1)):
        Session.objects.create(
            session_key=name, session_data="", expire_date=now + datetime.timedelta(days=days)
        )
    remove_expired_sessions.call()
    assert list(Session.objects.values_list("pk", flat=True)) == ["open"]


def test_the_backup_of_the_day_is_made(on_disk: Path, settings: LazySettings, tmp_path: Path) -> None:
    settings.DATA_DIR, settings.BACKUPS_KEPT, settings.PLACENESS_RESERVE_BYTES = tmp_path, 7, 0
    make_backup_of_the_day.call()
    make_backup_of_the_day.call()
    (made,) = (tmp_path / "backups").iterdir()
    assert read_manifest(made).picture_keys() == set()


def test_rates_that_have_ended_go(db: None) -> None:
    assert rates.add("over", 1, -1.0)
    assert rates.add("open", 1, 60.0)
    remove_ended_rates.call()
    assert list(RateWindow.objects.values_list("pk", flat=True)) == ["open"]


def test_pictures_of_no_photo_go(db: None, settings: LazySettings) -> None:
    key = stored_picture(8, 6)
    folder = Path(settings.MEDIA_ROOT) / key[:2] / key
    then = time.time() - 48 * 3600
    for path in folder.iterdir():
        os.utime(path, (then, then))
    assert remove_orphaned_pictures.call() == 4
    assert remove_orphaned_pictures.call() == 0


def test_each_is_named_once_and_its_rows_outlive_its_period() -> None:
    assert len({job.task.module_path for job in PERIODIC}) == len(PERIODIC)
    assert all(job.every <= datetime.timedelta(days=DONE_DAYS) for job in PERIODIC)
