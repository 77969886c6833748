"""The worker in the server's process: does what waits, survives a job that fails, and ends when it is asked to."""

import time

import pytest
from django.db import connections
from django_tasks_db.models import DBTaskResult

from places.consensus.actions.proposing import work_out_later
from places.management.worker import WorkerThread

NOBODY = 10**9  # a workshop that is not there: its job is quick


def statuses() -> list[str]:
    return list(DBTaskResult.objects.order_by("enqueued_at").values_list("status", flat=True))


def wait_for(wanted: list[str]) -> None:
    ends = time.monotonic() + 20
    while statuses() != wanted:
        assert time.monotonic() < ends, statuses()
        time.sleep(0.01)


def test_jobs_are_done_in_turn_and_one_that_fails_costs_itself_only(
    own_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("places.management.worker.RESTS_SECONDS", 0.01)
    work_out_later.enqueue(NOBODY, 1)
    work_out_later.enqueue("a call without its second argument")
    work_out_later.enqueue(NOBODY, 2)
    assert statuses() == ["READY"] * 3
    helper = WorkerThread()
    helper.start()
    wait_for(["SUCCESSFUL", "FAILED", "SUCCESSFUL"])
    helper.stop()
    helper.join(20)
    assert not helper._thread.is_alive()


def test_one_that_is_asked_to_stop_takes_nothing_more(own_database: str) -> None:
    helper = WorkerThread()
    helper.stop()
    helper.start()
    helper.join(20)
    work_out_later.enqueue(NOBODY, 1)
    assert statuses() == ["READY"]


def test_a_lost_database_is_told_and_tried_again(
    own_database: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("places.management.worker.RESTS_SECONDS", 0.01)
    monkeypatch.setattr("places.management.worker._logger.propagate", True)
    monkeypatch.setattr("places.management.worker._logger.parent.propagate", True)
    with connections["default"].cursor() as cursor:
        cursor.execute(f"ALTER TABLE {DBTaskResult._meta.db_table} RENAME TO lost")
    helper = WorkerThread()
    helper.start()
    ends = time.monotonic() + 20
    while "lost its database" not in caplog.text:
        assert time.monotonic() < ends
        time.sleep(0.01)
    with connections["default"].cursor() as cursor:
        cursor.execute(f"ALTER TABLE lost RENAME TO {DBTaskResult._meta.db_table}")
    work_out_later.enqueue(NOBODY, 1)
    wait_for(["SUCCESSFUL"])
    helper.stop()
    helper.join(20)
