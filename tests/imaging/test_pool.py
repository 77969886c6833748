import asyncio
import fcntl
import os
import signal
import sys
import termios
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from places import cpu_affinity
from places.errors import Busy
from places.imaging.pool import Pool, default_size, processors
from places.imaging.worker import ChildLost, Job, Limits
from tests.imaging.pictures import encoded, quarters


@pytest.fixture
def job(tmp_path: Path) -> Job:
    (tmp_path / "photo").write_bytes(encoded(quarters(), "JPEG"))
    return Job(tmp_path / "photo", tmp_path)


@pytest.fixture
def pool() -> Iterator[Pool]:
    pool = Pool(size=1, waiting_limit=2)
    yield pool
    pool.stop()


class Held:
    """A job under way whose child is stopped by a signal, so that the seat is surely taken."""

    def __init__(self, pool: Pool, job: Job) -> None:
        pool.run(job)
        self.pid = pool.children()[0]
        os.kill(self.pid, signal.SIGSTOP)
        os.waitid(os.P_PID, self.pid, os.WSTOPPED | os.WNOWAIT)  # a signal on its way is not yet a stop
        self.outcome: list[Any] = []
        self.thread = threading.Thread(target=self._run, args=(pool, job))
        self.thread.start()
        while not self._handed_over(pool):
            time.sleep(0.001)

    def _handed_over(self, pool: Pool) -> bool:
        """Whether the job lies in the stopped child's socket: a child killed before that is merely replaced."""
        waiting = fcntl.ioctl(pool._seats[0].child.requests, termios.TIOCOUTQ, bytes(4))
        return int.from_bytes(waiting, sys.byteorder) > 0

    def _run(self, pool: Pool, job: Job) -> None:
        try:
            self.outcome.append(pool.run(job))
        except (Busy, ChildLost) as error:
            self.outcome.append(type(error))

    def go_on(self, with_signal: signal.Signals = signal.SIGCONT) -> Any:
        os.kill(self.pid, with_signal)
        self.thread.join(10)
        return self.outcome[0]


def wait_for(pool: Pool, number: int) -> None:
    deadline = time.monotonic() + 5
    while pool.waiting() != number:
        assert time.monotonic() < deadline
        time.sleep(0.001)


def test_nothing_is_started_before_the_first_job(pool: Pool, job: Job) -> None:
    assert pool.children() == []
    assert pool.run(job)["width"] == 96
    assert len(pool.children()) == 1


def test_a_processor_is_left_to_the_server() -> None:
    assert processors() == len(cpu_affinity.ALL)
    assert default_size() == max(1, processors() - 1)


@pytest.mark.skipif(len(cpu_affinity.ALL) < 2, reason="needs two processors")
def test_a_server_that_keeps_itself_on_one_processor_counts_all_of_them_for_children() -> None:
    counted: list[int] = []

    def as_the_server() -> None:
        cpu_affinity.bind(min(cpu_affinity.ALL))
        counted.extend((len(os.sched_getaffinity(0)), processors()))

    thread = threading.Thread(target=as_the_server)
    thread.start()
    thread.join()
    assert counted == [1, len(cpu_affinity.ALL)]


def test_one_child_does_many_jobs_and_is_then_replaced(job: Job) -> None:
    pool = Pool(size=1, limits=Limits(jobs=2))
    seen = []
    for _ in range(4):
        pool.run(job)
        seen.append(pool.children()[0])
    pool.stop()
    assert seen[0] == seen[1] != seen[2] == seen[3]


def test_a_child_killed_between_jobs_is_replaced_unnoticed(pool: Pool, job: Job) -> None:
    pool.run(job)
    os.kill(pool.children()[0], signal.SIGKILL)
    while pool.children():
        time.sleep(0.001)
    assert pool.run(job)["width"] == 96


def test_a_child_killed_at_work_costs_that_job_only(pool: Pool, job: Job) -> None:
    held = Held(pool, job)
    assert held.go_on(signal.SIGKILL) is ChildLost
    assert pool.run(job)["width"] == 96


def test_the_queue_is_bounded(pool: Pool, job: Job) -> None:
    held = Held(pool, job)
    results: list[dict[str, Any]] = []
    threads = [threading.Thread(target=lambda: results.append(pool.run(job))) for _ in range(2)]
    for thread in threads:
        thread.start()
    wait_for(pool, 2)
    with pytest.raises(Busy):
        pool.run(job)
    assert held.go_on()["width"] == 96
    for thread in threads:
        thread.join(10)
    assert [result["width"] for result in results] == [96, 96]
    assert pool.waiting() == 0


def test_who_gives_up_waiting_loses_no_seat(pool: Pool, job: Job) -> None:
    held = Held(pool, job)

    async def give_up() -> None:
        tasks = [asyncio.create_task(pool.run_async(job)) for _ in range(2)]
        await asyncio.sleep(0.01)
        assert pool.waiting() == 2
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    asyncio.run(give_up())
    assert pool.waiting() == 0
    assert held.go_on()["width"] == 96
    assert pool.run(job)["width"] == 96


def test_who_gives_up_at_work_loses_no_seat(pool: Pool, job: Job) -> None:
    async def give_up() -> None:
        task = asyncio.create_task(pool.run_async(job))
        await asyncio.sleep(0.02)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(give_up())
    assert pool.run(job)["width"] == 96


def test_many_tasks_at_once_are_all_done(job: Job) -> None:
    pool = Pool(size=2)

    async def all_at_once() -> list[dict[str, Any]]:
        return await asyncio.gather(*(pool.run_async(job) for _ in range(30)))

    results = asyncio.run(all_at_once())
    assert [result["width"] for result in results] == [96] * 30
    pool.stop()


def test_stopping_sends_everybody_away_to_try_again(pool: Pool, job: Job) -> None:
    held = Held(pool, job)
    outcome: list[type[Exception]] = []

    def wait_in_vain() -> None:
        try:
            pool.run(job)
        except Busy as error:
            outcome.append(type(error))

    waiting = threading.Thread(target=wait_in_vain)
    waiting.start()
    wait_for(pool, 1)
    pool.stop()
    held.thread.join(10)
    waiting.join(10)
    assert (held.outcome, outcome) == ([Busy], [Busy])
    assert pool.children() == []
    with pytest.raises(Busy):
        pool.run(job)
    with pytest.raises(ProcessLookupError):
        os.kill(held.pid, 0)
