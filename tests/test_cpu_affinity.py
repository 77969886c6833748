"""One CPU for the threads that serve, by setting or for a folder's only server; all CPUs for others' work."""

import os
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from places import cpu_affinity
from places.cpu_affinity import ALL, choose_cpu, read_setting

several = pytest.mark.skipif(len(ALL) < 2, reason="this machine has one CPU, or does not tell")


def here() -> set[int]:
    return os.sched_getaffinity(0)


@several
def test_the_only_server_of_a_folder_takes_one_always_the_same_and_others_do_not(tmp_path: Path) -> None:
    chosen = choose_cpu("", tmp_path, is_alone=True)
    assert chosen in ALL
    assert choose_cpu("", tmp_path, is_alone=True) == chosen
    assert choose_cpu("", tmp_path, is_alone=False) is None


@several
def test_the_same_process_number_on_other_hosts_and_folders_takes_other_cpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Replicas in containers are process 1 each, with a host name of their own."""
    monkeypatch.setattr(os, "getpid", lambda: 1)
    found = set()
    for number in range(64):
        (tmp_path / str(number)).mkdir()
        monkeypatch.setattr("platform.node", lambda number=number: f"replica-{number}")
        found.add(choose_cpu("", tmp_path / str(number), is_alone=True))
    assert found <= ALL
    assert len(found) > 1


@several
def test_what_the_setting_says(tmp_path: Path) -> None:
    last = max(ALL)
    assert [read_setting(word) for word in ("", " off ", "OFF", str(last))] == [None, None, None, last]
    assert choose_cpu(str(last), tmp_path, is_alone=False) == last
    assert choose_cpu("off", tmp_path, is_alone=True) is None
    allowed = ", ".join(map(str, sorted(ALL)))
    for word in ("all", "-1", "1.5", "²", "4096"):
        with pytest.raises(
            ValueError, match=rf"^PLACENESS_CPU is {word}\. It can be one of {allowed}, or off\.$"
        ):
            choose_cpu(word, tmp_path, is_alone=True)


@several
def test_a_thread_and_those_it_starts_stay_on_one_cpu() -> None:
    found: list[set[int]] = []

    def serve() -> None:
        cpu_affinity.bind(max(ALL))
        found.append(here())
        inner = threading.Thread(target=lambda: found.append(here()))
        inner.start()
        inner.join()
        cpu_affinity.bind(None)
        found.append(here())

    thread = threading.Thread(target=serve)
    thread.start()
    thread.join()
    assert found == [{max(ALL)}] * 3
    assert here() == ALL  # who started it is where they were


@several
def test_a_child_of_such_a_thread_can_have_all_cpus() -> None:
    def start() -> subprocess.Popen[bytes]:
        cpu_affinity.bind(min(ALL))
        return subprocess.Popen(["/bin/sleep", "30"])

    with ThreadPoolExecutor(1) as pool:
        child = pool.submit(start).result()
    try:
        assert os.sched_getaffinity(child.pid) == {min(ALL)}
        cpu_affinity.use_all(child.pid)
        assert os.sched_getaffinity(child.pid) == ALL
    finally:
        child.kill()
        child.wait()
    cpu_affinity.use_all(child.pid)  # it has gone: nothing happens


@several
def test_a_process_that_writes_files_stays_off_the_cpu_that_serves() -> None:
    cpu = min(ALL)
    with subprocess.Popen(["/bin/sleep", "60"]) as child, ThreadPoolExecutor(1) as served:
        served.submit(cpu_affinity.bind, cpu).result()
        cpu_affinity.use_others(child.pid)
        found = os.sched_getaffinity(child.pid)
        child.kill()
    assert cpu not in found
    assert found
