"""Running one job after the other, and no job twice at the same time."""

import datetime
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import connections
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from places.consensus.actions.proposing import work_out_later
from places.jobs import running
from tests.jobs.rows import NOBODY, again, enqueued, failing, make_due

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(params=["on_disk", "on_postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(request.param))


def test_one_after_the_other_and_those_that_are_due(database: str) -> None:
    later = timezone.now() + datetime.timedelta(hours=1)
    waiting = work_out_later.using(run_after=later).enqueue(NOBODY, 1)
    first, second = enqueued(), failing()
    assert [running.run_next("w-1") for _ in range(3)] == [True, True, False]
    assert (again(first).status, again(first).worker_ids) == ("SUCCESSFUL", ["w-1"])
    assert (again(second).status, again(second).exception_class_path) == ("READY", "builtins.TypeError")
    make_due(DBTaskResult.objects.get(pk=waiting.id))
    assert running.run_next("w-1")
    assert DBTaskResult.objects.get(pk=waiting.id).status == "SUCCESSFUL"


def test_a_job_of_a_newer_version_waits_for_one_that_knows_it(database: str) -> None:
    job = enqueued()
    DBTaskResult.objects.filter(pk=job.pk).update(task_path="places.not_yet.there")
    assert running.run_next("w-1")
    assert (again(job).status, again(job).exception_class_path) == ("READY", "builtins.ModuleNotFoundError")


def test_many_threads_take_each_job_once(database: str) -> None:
    jobs = [enqueued() for _ in range(20)]
    taken: list[object] = []

    def work(name: str) -> None:
        while job := running.claim(name):
            taken.append(job.pk)
        connections.close_all()

    threads = [threading.Thread(target=work, args=[f"w-{number}"]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(map(str, taken)) == sorted(str(job.pk) for job in jobs)


CLAIM_ALL = """
import django; django.setup()
import sys
from places.jobs import running
print("ready", flush=True)
sys.stdin.readline()
while job := running.claim(sys.argv[1]):
    print(job.pk, flush=True)
"""


def test_two_processes_take_different_jobs(on_postgresql: str) -> None:
    jobs = {str(enqueued().pk) for _ in range(60)}
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "placeness.settings", "DATABASE_URL": on_postgresql}
    workers = [
        subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
            [sys.executable, "-c", CLAIM_ALL, f"w-{number}"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in (1, 2)
    ]
    for worker in workers:
        assert worker.stdout
        assert worker.stdout.readline() == "ready\n"
    for worker in workers:
        assert worker.stdin
        worker.stdin.write("go\n")
        worker.stdin.flush()
    taken = [worker.communicate(timeout=60)[0].split() for worker in workers]
    assert set(taken[0]) | set(taken[1]) == jobs
    assert len(taken[0]) + len(taken[1]) == len(jobs)
    assert {job.worker_ids[0] for job in DBTaskResult.objects.all()} == {
        f"w-{number}" for number, some in enumerate(taken, 1) if some
    }
