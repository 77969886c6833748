"""The worker in the server's process: does what waits, survives a job that fails, gives back what it cannot end."""

import datetime
import threading
import time

import pytest
from django.db import connection, connections
from django_tasks_db.models import DBTaskResult

from places.consensus.actions import proposing
from places.jobs.models import JobWorker
from places.jobs.periodic import Periodic
from places.management.periodic_jobs import remove_finished_jobs
from places.management.worker import WorkerThread
from tests.jobs.rows import again, claimed, enqueued, failing, seen_before

WAIT = 60  # seconds; states are waited for, this only ends a test that would hang


@pytest.fixture(autouse=True)
def _restless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("places.management.worker.RESTS_SECONDS", 0.01)


def statuses() -> list[str]:
    return list(DBTaskResult.objects.order_by("enqueued_at").values_list("status", flat=True))


def wait_for(wanted: list[str]) -> None:
    ends = time.monotonic() + WAIT
    while statuses() != wanted:
        assert time.monotonic() < ends, statuses()
        time.sleep(0.01)


def end(helper: WorkerThread) -> None:
    helper.stop()
    helper.join(WAIT)
    assert not helper.is_alive()


def test_jobs_are_done_in_turn_and_one_that_fails_costs_itself_only(own_database: str) -> None:
    _first, second, _last = enqueued(), failing(), enqueued()
    assert statuses() == ["READY"] * 3
    helper = WorkerThread(periodic=())
    helper.start()
    wait_for(["SUCCESSFUL", "READY", "SUCCESSFUL"])
    end(helper)
    assert again(second).worker_ids == [helper.id]


def test_one_that_is_asked_to_stop_takes_nothing_more(own_database: str) -> None:
    helper = WorkerThread()
    helper.stop()
    helper.start()
    helper.join(WAIT)
    enqueued()
    assert statuses() == ["READY"]


def test_jobs_of_each_period_come_by_themselves(own_database: str) -> None:
    helper = WorkerThread(periodic=[Periodic(remove_finished_jobs, datetime.timedelta(hours=1))])
    helper.start()
    wait_for(["SUCCESSFUL"])
    end(helper)
    assert DBTaskResult.objects.get().task_path.endswith("periodic_jobs.remove_finished_jobs")


def test_a_lost_database_is_told_and_tried_again(
    own_database: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("places.outages._logger.propagate", True)
    monkeypatch.setattr("places.outages._logger.parent.propagate", True)
    with connections["default"].cursor() as cursor:
        cursor.execute(f"ALTER TABLE {DBTaskResult._meta.db_table} RENAME TO lost")
    helper = WorkerThread(periodic=())
    helper.start()
    ends = time.monotonic() + WAIT
    while "background jobs cannot be reached" not in caplog.text:
        assert time.monotonic() < ends
        time.sleep(0.01)
    with connections["default"].cursor() as cursor:
        cursor.execute(f"ALTER TABLE lost RENAME TO {DBTaskResult._meta.db_table}")
    enqueued()
    wait_for(["SUCCESSFUL"])
    end(helper)
    told = {(record.threadName, record.message, record.created) for record in caplog.records}
    assert len(told) == len({(thread, message) for thread, message, _when in told})  # not at each attempt
    assert {message.partition(" (")[0] for _thread, message, _when in told} == {
        "The database of background jobs cannot be reached",
        "The database of background jobs can be reached again",
    }


@pytest.fixture(params=["on_disk", "on_postgresql"])
def database(request: pytest.FixtureRequest) -> None:
    request.getfixturevalue(request.param)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> tuple[threading.Event, threading.Event]:
    """Jobs begin (the first event) and wait until they may end (the second)."""
    begun, may_end = threading.Event(), threading.Event()

    def begin(**_arguments: object) -> None:
        begun.set()
        assert may_end.wait(WAIT)

    monkeypatch.setattr(proposing, "begin", begin)
    return begun, may_end


def test_a_job_in_progress_is_finished_before_the_end(
    database: None, slow: tuple[threading.Event, threading.Event]
) -> None:
    begun, may_end = slow
    enqueued()
    helper = WorkerThread(periodic=())
    helper.start()
    assert begun.wait(WAIT)
    helper.stop()
    threading.Timer(0.1, may_end.set).start()
    helper.join(WAIT)
    assert statuses() == ["SUCCESSFUL"]
    assert not JobWorker.objects.exists()


def test_one_that_takes_too_long_is_given_back_and_its_result_does_not_count(
    database: None, slow: tuple[threading.Event, threading.Event]
) -> None:
    begun, may_end = slow
    job = enqueued()
    helper = WorkerThread(periodic=())
    helper.start()
    assert begun.wait(WAIT)
    helper.stop()
    helper.join(0.05)
    assert (again(job).status, again(job).worker_ids) == ("READY", [])
    assert not JobWorker.objects.exists()
    may_end.set()
    helper.join(WAIT)
    assert (again(job).status, again(job).return_value) == ("READY", None)


def test_the_job_of_a_worker_that_was_killed_goes_to_another(on_postgresql: object) -> None:
    seen_before("killed", 61)
    seen_before("living", 5)
    lost, others = claimed("killed"), claimed("living")
    helper = WorkerThread(periodic=())
    helper.start()
    wait_for(["SUCCESSFUL", "RUNNING"])
    end(helper)
    assert again(lost).worker_ids == ["killed", helper.id]
    assert again(others).worker_ids == ["living"]
    assert connection.vendor == "postgresql"
