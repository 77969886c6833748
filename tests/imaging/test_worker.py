import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from places.imaging import worker
from places.imaging.worker import Child, ChildLost, Job, Limits
from tests.imaging.pictures import encoded, jpeg_of_scans, quarters

SLOW_SCANS = 90  # just below the limit of scans at 4,000 pixels a side: some seconds of work


@pytest.fixture
def job(tmp_path: Path) -> Job:
    (tmp_path / "photo").write_bytes(encoded(quarters(), "JPEG"))
    return Job(tmp_path / "photo", tmp_path)


@pytest.fixture
def slow_job(tmp_path: Path) -> Job:
    (tmp_path / "slow").write_bytes(jpeg_of_scans(4000, SLOW_SCANS))
    return Job(tmp_path / "slow", tmp_path)


@pytest.fixture
def child() -> Iterator[Child]:
    child = Child(Limits(jobs=2))
    yield child
    child.end()


def test_a_child_is_fit_for_its_number_of_jobs(child: Child, job: Job) -> None:
    assert child.ask(job)["width"] == 96
    assert child.fit
    assert child.ask(job)["width"] == 96
    assert not child.fit


def test_what_is_refused_or_lost_leaves_no_file(child: Child, job: Job, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("no picture at all")
    assert child.ask(replace(job, source=tmp_path / "letter")) == {"reason": "kind"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["letter", "photo"]
    child.kill()
    with pytest.raises(ChildLost):
        child.ask(job)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["letter", "photo"]


def test_a_folder_that_cannot_be_written_is_not_the_pictures_fault(
    child: Child, job: Job, tmp_path: Path
) -> None:
    assert child.ask(replace(job, folder=tmp_path / "nowhere")) == {"reason": "folder"}
    assert child.ask(job)["width"] == 96


def test_an_answer_without_end_is_not_waited_for(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_LONGEST_ANSWER", 20)
    child = Child(Limits())
    with pytest.raises(ChildLost):
        child.ask(job)


def test_a_killed_child_is_lost_and_says_so(child: Child, job: Job) -> None:
    child.ask(job)
    os.kill(child.process.pid, signal.SIGKILL)
    child.process.wait()
    assert not child.fit
    with pytest.raises(ChildLost):
        child.ask(job)


def test_the_kernel_ends_a_job_that_uses_up_its_seconds(slow_job: Job) -> None:
    child = Child(Limits(cpu_seconds=0))
    with pytest.raises(ChildLost):
        child.ask(slow_job)
    assert child.process.returncode == -signal.SIGXCPU


def test_the_parent_ends_a_job_that_does_not_answer(job: Job) -> None:
    child = Child(Limits(wall_seconds=0.3))
    os.kill(child.process.pid, signal.SIGSTOP)
    with pytest.raises(ChildLost):
        child.ask(job)
    assert child.process.returncode == -signal.SIGKILL


def test_a_child_inherits_neither_files_nor_secrets(child: Child, job: Job, tmp_path: Path) -> None:
    with (tmp_path / "open").open("w") as file:
        os.set_inheritable(file.fileno(), True)
        second = Child(Limits())
        try:
            second.ask(job)
            folder = Path(f"/proc/{second.process.pid}")
            held = {os.readlink(entry) for entry in (folder / "fd").iterdir()}
            environment = (folder / "environ").read_bytes()
        finally:
            second.end()
    assert {name for name in held if name.startswith("/")} <= {"/dev/null"}
    names = {entry.split(b"=")[0] for entry in environment.split(b"\0") if entry}
    allocation = {name for name in names if name.startswith(b"MALLOC_")}
    assert names - allocation <= {b"PATH", b"PYTHONPATH", b"LC_ALL", b"PYTHONNOUSERSITE"}


def test_the_limits_are_set_on_the_real_process(child: Child, job: Job) -> None:
    child.ask(job)
    limits = Path(f"/proc/{child.process.pid}/limits").read_text()
    soft = {line[:26].strip(): line[26:].split()[0] for line in limits.splitlines()[1:]}
    assert soft["Max address space"] == str(2**30)
    assert soft["Max core file size"] == "0"
    assert int(soft["Max cpu time"]) in {21, 22}
