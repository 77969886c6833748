"""Settings, space, backups and background jobs that need somebody's attention."""

import datetime
import os
import shutil
import time
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from places.management import doctor_machine
from places.management.findings import Finding, Level
from tests.jobs.rows import enqueued


def told(findings: list[Finding]) -> list[tuple[Level, str]]:
    return [(finding.level, finding.sentence) for finding in findings]


def test_settings_that_contradict_each_other_are_told(settings: LazySettings) -> None:
    settings.PUBLIC_URL, settings.ALLOWED_HOSTS = "https://placeness.example.org", ["localhost"]
    ((level, sentence),) = told(list(doctor_machine.given_settings()))
    assert (level, "does not name" in sentence) == (Level.FAULT, True)
    settings.ALLOWED_HOSTS, settings.DEBUG = ["placeness.example.org"], True
    ((level, sentence),) = told(list(doctor_machine.given_settings()))
    assert (level, "PLACENESS_DEBUG is on" in sentence) == (Level.FAULT, True)


@pytest.mark.parametrize(
    ("share", "level"),
    [(0.1, Level.OK), (0.75, Level.NOTE), (2, Level.FAULT)],
    ids=["much", "little", "none"],
)
def test_the_room_on_each_disk_is_told_once(
    tmp_path: Path, settings: LazySettings, share: float, level: Level
) -> None:
    settings.DATA_DIR = settings.INCOMING_ROOT = settings.MEDIA_ROOT = tmp_path
    settings.PLACENESS_RESERVE_BYTES = int(shutil.disk_usage(tmp_path).free * share)
    ((found, sentence),) = told(list(doctor_machine.space()))
    assert (found, "GB are left on the disk" in sentence) == (level, True)


def test_a_backup_that_lacks_or_is_old_is_told(tmp_path: Path, settings: LazySettings) -> None:
    settings.DATA_DIR, settings.BACKUPS_KEPT = tmp_path, 7
    assert told(list(doctor_machine.backups())) == [(Level.FAULT, "There is no backup.")]
    (tmp_path / "backups").mkdir()
    made = tmp_path / "backups" / "daily-2026-11-30.tar"
    made.touch()
    assert told(list(doctor_machine.backups())) == [(Level.OK, "The last backup is 0 hours old.")]
    then = time.time() - 5 * 86400
    os.utime(made, (then, then))
    assert told(list(doctor_machine.backups())) == [(Level.FAULT, "The last backup is 5 days old.")]
    settings.BACKUPS_KEPT = 0
    (made.parent / "x.tar.unfinished").touch()
    assert [level for level, _sentence in told(list(doctor_machine.backups()))] == [Level.NOTE] * 2


def test_jobs_that_hang_wait_or_have_failed_are_told(db: None) -> None:
    now = timezone.now()
    job = enqueued()
    rows = DBTaskResult.objects.filter(pk=job.pk)
    name = job.task_path.rpartition(".")[2]
    assert [level for level, _sentence in told(list(doctor_machine.jobs()))] == [Level.OK]
    rows.update(enqueued_at=now - datetime.timedelta(hours=1))
    waits = f"Background jobs are due and wait for a worker: {name}."
    assert told(list(doctor_machine.jobs())) == [(Level.FAULT, waits)]
    rows.update(enqueued_at=now, run_after=now - datetime.timedelta(hours=1))
    assert told(list(doctor_machine.jobs())) == [(Level.FAULT, waits)]
    rows.update(status="RUNNING", started_at=now - datetime.timedelta(hours=2))
    hangs = f"Background jobs have been running for over an hour: {name}."
    assert told(list(doctor_machine.jobs())) == [(Level.FAULT, hangs)]
    rows.update(status="FAILED")
    assert [level for level, _sentence in told(list(doctor_machine.jobs()))] == [Level.NOTE]
