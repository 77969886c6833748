"""One CPU for the threads that serve, by setting or by the lock of the data folder; all CPUs for others' work."""

import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from places import cpu_affinity
from places.cpu_affinity import ALL, choose_cpu, read_setting

ROOT = Path(__file__).resolve().parent.parent
CHOOSE = (
    "import sys; from pathlib import Path; from places.cpu_affinity import choose_cpu; "
    "print(choose_cpu(sys.argv[1], Path(sys.argv[2])), flush=True); sys.stdin.read()"
)
several = pytest.mark.skipif(len(ALL) < 2, reason="this machine has one CPU, or does not tell")


def here() -> set[int]:
    return os.sched_getaffinity(0)


def other_server(setting: str, folder: Path) -> subprocess.Popen[str]:
    """A process that chooses its CPU, says which, and goes on until its input ends."""
    return subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "-c", CHOOSE, setting, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@several
def test_the_only_server_of_a_folder_takes_one_and_the_next_one_does_not(tmp_path: Path) -> None:
    first, second = other_server("", tmp_path), other_server("", tmp_path)
    said = sorted(process.stdout.readline().strip() for process in (first, second) if process.stdout)
    assert said == sorted([str(said[0]), "None"])
    assert int(said[0]) in ALL
    assert choose_cpu("", tmp_path) is None
    for process in (first, second):
        process.communicate(timeout=20)
    assert choose_cpu("", tmp_path) == int(
        said[0]
    )  # the lock has ended with its process; the same CPU as before


@several
def test_a_server_that_was_told_its_cpu_counts_as_one(tmp_path: Path) -> None:
    told = other_server("off", tmp_path)
    assert told.stdout
    assert told.stdout.readline() == "None\n"
    assert choose_cpu("", tmp_path) is None
    told.communicate(timeout=20)


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
        found.add(choose_cpu("", tmp_path / str(number)))
    assert found <= ALL
    assert len(found) > 1


def test_a_folder_that_cannot_be_locked_binds_nobody(tmp_path: Path) -> None:
    assert choose_cpu("", tmp_path / "missing") is None


@several
def test_what_the_setting_says(tmp_path: Path) -> None:
    last = max(ALL)
    assert [read_setting(word) for word in ("", " off ", "OFF", str(last))] == [None, None, None, last]
    assert choose_cpu(str(last), tmp_path) == last
    assert choose_cpu("off", tmp_path / "missing") is None
    allowed = ", ".join(map(str, sorted(ALL)))
    for word in ("all", "-1", "1.5", "²", "4096"):
        with pytest.raises(
            ValueError, match=rf"^PLACENESS_CPU is {word}\. It can be one of {allowed}, or off\.$"
        ):
            choose_cpu(word, tmp_path)


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
