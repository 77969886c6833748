"""One core for the threads that serve; all cores for others' work."""

import os
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from places import cpu_affinity

pytestmark = pytest.mark.skipif(
    len(cpu_affinity.ALL) < 2, reason="this machine has one core, or does not tell"
)


def here() -> set[int]:
    return os.sched_getaffinity(0)


def test_a_thread_and_those_it_starts_stay_on_one_core() -> None:
    found: list[set[int]] = []

    def serve() -> None:
        cpu_affinity.stay_on_one()
        found.append(here())
        inner = threading.Thread(target=lambda: found.append(here()))
        inner.start()
        inner.join()

    thread = threading.Thread(target=serve)
    thread.start()
    thread.join()
    assert found == [{sorted(cpu_affinity.ALL)[os.getpid() % len(cpu_affinity.ALL)]}] * 2
    assert here() == cpu_affinity.ALL  # who started it is where they were


def test_a_child_of_such_a_thread_can_have_all_cores() -> None:
    def start() -> subprocess.Popen[bytes]:
        cpu_affinity.stay_on_one()
        return subprocess.Popen(["/bin/sleep", "30"])

    with ThreadPoolExecutor(1) as pool:
        child = pool.submit(start).result()
    try:
        assert len(os.sched_getaffinity(child.pid)) == 1
        cpu_affinity.use_all(child.pid)
        assert os.sched_getaffinity(child.pid) == cpu_affinity.ALL
    finally:
        child.kill()
        child.wait()
    cpu_affinity.use_all(child.pid)  # it has gone: nothing happens
