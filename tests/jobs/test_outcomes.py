"""How an attempt ends: each outcome as a row, on SQLite and on PostgreSQL, and by whoever still has the job."""

import logging

import pytest

from places.jobs import outcomes, running
from places.jobs.outcomes import AT_ONCE, BACK_OFF, MOST_ATTEMPTS, WorkerLost
from tests.jobs.rows import again, claimed, make_due, waits_seconds


@pytest.fixture(params=["on_disk", "on_postgresql"], autouse=True)
def _database(request: pytest.FixtureRequest) -> None:
    request.getfixturevalue(request.param)


def attempts(number: int) -> outcomes.DBTaskResult:
    """A job that has been claimed so many times, the last time by us."""
    job = claimed("w-1")
    for attempt in range(1, number):
        assert outcomes.give_back(job)
        job = again(job)
        job.worker_ids = [f"w-{attempt}"] * attempt
        job.save()
        found = running.claim("w-1")
        assert found is not None
        job = found
    assert len(job.worker_ids) == number
    return job


def test_a_job_that_is_done_keeps_its_result() -> None:
    job = claimed("w-1")
    assert outcomes.succeed(job, {"cards": 3})
    found = again(job)
    assert (found.status, found.return_value, found.worker_ids) == ("SUCCESSFUL", {"cards": 3}, ["w-1"])
    assert found.finished_at is not None


@pytest.mark.parametrize("number", range(1, MOST_ATTEMPTS))
def test_a_job_that_fails_waits_longer_each_time(number: int) -> None:
    job = attempts(number)
    assert outcomes.fail(job, ValueError("no such table"))
    found = again(job)
    assert (found.status, len(found.worker_ids), found.finished_at) == ("READY", number, None)
    assert found.exception_class_path == "builtins.ValueError"
    assert found.traceback.endswith("ValueError: no such table\n")
    wait = BACK_OFF[number - 1].total_seconds()
    assert wait - 9 < waits_seconds(job) <= wait
    assert running.claim("w-2") is None
    make_due(job)
    assert running.claim("w-2") == found


def test_the_last_attempt_fails_for_good_and_is_told(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("places"), "propagate", True)
    job = attempts(MOST_ATTEMPTS)
    assert outcomes.fail(job, ValueError("no such table"))
    found = again(job)
    assert (found.status, found.exception_class_path) == ("FAILED", "builtins.ValueError")
    assert found.finished_at is not None
    assert (
        "A background job has failed for good: places.consensus.actions.proposing.work_out_later"
        in caplog.text
    )


def test_a_job_whose_worker_was_lost_goes_on_at_once_and_not_for_ever() -> None:
    job = claimed("w-1")
    assert outcomes.lose(job)
    found = again(job)
    assert (found.status, found.worker_ids, found.run_after) == ("READY", ["w-1"], AT_ONCE)
    outcomes.succeed(running.claim("w-2") or job, None)
    job = attempts(MOST_ATTEMPTS)
    assert outcomes.lose(job)
    kind = f"{WorkerLost.__module__}.{WorkerLost.__qualname__}"
    assert (again(job).status, again(job).exception_class_path) == ("FAILED", kind)


def test_a_job_that_is_given_back_has_not_been_tried() -> None:
    job = claimed("w-1")
    assert outcomes.give_back(job)
    found = again(job)
    assert (found.status, found.worker_ids, found.started_at, found.run_after) == ("READY", [], None, AT_ONCE)


def test_who_was_held_up_changes_nothing_when_another_has_taken_over() -> None:
    mine = claimed("w-1")
    outcomes.lose(mine)
    theirs = running.claim("w-2")
    assert theirs is not None
    before = again(mine)
    assert not outcomes.succeed(mine, "late")
    assert not outcomes.fail(mine, ValueError())
    assert not outcomes.lose(mine)
    assert not outcomes.give_back(mine)
    assert again(mine).__dict__ | {"_state": None} == before.__dict__ | {"_state": None}
    assert outcomes.succeed(theirs, "in time")
    assert again(mine).return_value == "in time"
