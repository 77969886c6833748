"""Whose jobs are whose: a fresh heartbeat keeps them, a stale one gives them to others, by the database's clock."""

import datetime

import pytest
from django.db.models.functions import Now
from django.utils import timezone

from places.jobs import running, workers
from places.jobs.models import JobWorker
from tests.jobs.rows import again, claimed, seen_before

STALE_SECONDS = workers.STALE.total_seconds()


def test_the_jobs_of_a_living_worker_are_its_own(on_postgresql: object) -> None:
    workers.beat("w-1")
    own = claimed("w-1")
    seen_before("w-2", STALE_SECONDS + 1)
    lost, unknown = claimed("w-2"), claimed("never-seen")
    assert workers.take_back() == 2
    assert (again(own).status, again(own).worker_ids) == ("RUNNING", ["w-1"])
    assert (again(lost).status, again(lost).worker_ids) == ("READY", ["w-2"])
    assert again(unknown).status == "READY"
    assert workers.take_back() == 0


def test_a_heartbeat_counts_from_the_newest(on_postgresql: object) -> None:
    seen_before("w-1", STALE_SECONDS + 1)
    own = claimed("w-1")
    workers.beat("w-1")
    assert workers.take_back() == 0
    seen_before("w-1", STALE_SECONDS - 30)
    assert workers.take_back() == 0
    seen_before("w-1", STALE_SECONDS + 1)
    assert workers.take_back() == 1
    assert again(own).status == "READY"


def test_a_worker_that_stops_gives_its_jobs_back(on_postgresql: object) -> None:
    for name in ("w-1", "w-2"):
        workers.beat(name)
    own, others = claimed("w-1"), claimed("w-2")
    assert workers.retire("w-1") == 1
    assert (again(own).status, again(own).worker_ids) == ("READY", [])
    assert again(others).status == "RUNNING"
    assert list(JobWorker.objects.values_list("pk", flat=True)) == ["w-2"]
    assert workers.retire("w-1") == 0


def test_workers_that_have_long_gone_are_forgotten(on_postgresql: object) -> None:
    seen_before("old", workers.FORGOTTEN.total_seconds() + 1)
    seen_before("stale", STALE_SECONDS + 1)
    workers.take_back()
    assert list(JobWorker.objects.values_list("pk", flat=True)) == ["stale"]


def test_a_file_has_one_server_and_what_runs_at_its_start_was_left_by_a_crash(on_disk: object) -> None:
    workers.beat("w-1")
    assert not JobWorker.objects.exists()
    left = claimed("w-1")
    assert workers.take_back() == 1
    assert (again(left).status, again(left).worker_ids) == ("READY", ["w-1"])
    own = running.claim("w-2")
    assert own == left
    assert workers.retire("w-2") == 1
    assert (again(left).status, again(left).worker_ids) == ("READY", ["w-1"])


def test_the_databases_clock_decides(on_postgresql: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose clock is minutes off takes nothing away, and loses nothing."""
    wrong = datetime.timedelta(minutes=7)
    now = timezone.now
    for offset in (wrong, -wrong):
        monkeypatch.setattr(timezone, "now", lambda offset=offset: now() + offset)
        workers.beat("w-1")
        job = claimed("w-1")
        assert workers.take_back() == 0
        assert again(job).status == "RUNNING"
        assert abs((JobWorker.objects.annotate(now=Now()).get().now - now()).total_seconds()) < 60
        workers.retire("w-1")
        job.delete()
