"""Jobs of each period: once over all processes, each period anew."""

import datetime

import pytest
from django_tasks_db.models import DBTaskResult

from places.jobs import periodic, running
from places.jobs.periodic import Periodic, Timetable
from places.management.periodic_jobs import remove_expired_sessions, remove_finished_jobs

HOURLY = Periodic(remove_finished_jobs, datetime.timedelta(hours=1))
DAILY = Periodic(remove_expired_sessions, datetime.timedelta(days=1))
NOON = datetime.datetime(2026, 11, 30, 12, 0, tzinfo=datetime.UTC)


class Clock:
    """A clock that a test sets."""

    def __init__(self, now: datetime.datetime) -> None:
        self.now = now

    def __call__(self) -> datetime.datetime:
        return self.now


@pytest.fixture(params=["on_disk", "on_postgresql"], autouse=True)
def clock(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Clock:
    request.getfixturevalue(request.param)
    clock = Clock(NOON)
    monkeypatch.setattr(periodic.clock, "now", clock)
    return clock


def enqueued() -> list[tuple[str, datetime.datetime]]:
    rows = DBTaskResult.objects.order_by("run_after", "task_path").values_list("task_path", "run_after")
    return [(path.rsplit(".", 1)[1], begins) for path, begins in rows]


def test_each_period_has_one_job_whoever_enqueues_it(clock: Clock) -> None:
    midnight = NOON - datetime.timedelta(hours=12)
    for worker in (Timetable([HOURLY, DAILY]), Timetable([HOURLY, DAILY])):
        worker.enqueue_due()
        worker.enqueue_due()
    assert enqueued() == [("remove_expired_sessions", midnight), ("remove_finished_jobs", NOON)]
    clock.now = NOON + datetime.timedelta(minutes=59, seconds=59)
    Timetable([HOURLY, DAILY]).enqueue_due()
    assert len(enqueued()) == 2
    clock.now = NOON + datetime.timedelta(hours=3)
    Timetable([HOURLY, DAILY]).enqueue_due()
    assert enqueued()[2:] == [("remove_finished_jobs", NOON + datetime.timedelta(hours=3))]


def test_one_that_has_run_does_not_run_again_in_its_period() -> None:
    Timetable([HOURLY]).enqueue_due()
    DBTaskResult.objects.update(run_after=datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC))
    assert running.run_next("w-1")
    Timetable([HOURLY]).enqueue_due()
    assert [job.status for job in DBTaskResult.objects.all()] == ["SUCCESSFUL"]


def test_a_worker_that_knows_the_periods_writes_nothing(django_assert_num_queries: object) -> None:
    timetable = Timetable([HOURLY, DAILY])
    timetable.enqueue_due()
    with django_assert_num_queries(0):
        timetable.enqueue_due()
