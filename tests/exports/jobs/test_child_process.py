"""A file written in a process of its own: a real one, on a real database file."""

import subprocess
from pathlib import Path

import pytest

from places.enums import FileFault
from places.exports.jobs import child_process
from places.exports.jobs.child_process import write_apart
from places.exports.jobs.writing import FileFailed
from places.exports.kinds import Written
from places.exports.queries.files import FileOrder
from tests.builders.visions import open_vision

NONE = FileOrder(1, 1, 0, "no-such-kind", "a" * 32, asks=False, unkept=True)


def ignore(done: int, total: int) -> None:
    pass


def test_a_fault_of_the_child_is_told(own_database: str, tmp_path: Path) -> None:
    with pytest.raises(FileFailed) as failed:
        write_apart(NONE, tmp_path / "file", ignore)
    assert failed.value.why == FileFault.BROKEN


def test_one_that_is_ended_by_the_kernel_is_a_fault(
    own_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, started = child_process._start, []

    def lost() -> "subprocess.Popen[bytes]":
        child = start()
        child.kill()
        child.wait()
        started.append(child)
        return child

    monkeypatch.setattr(child_process, "_start", lost)
    with pytest.raises(FileFailed):
        write_apart(NONE, tmp_path / "file", ignore)
    assert [child.stdin.closed for child in started] == [True]


def test_one_that_is_silent_is_ended(
    own_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child_process, "SILENT_SECONDS", 0.0)
    with pytest.raises(FileFailed):
        write_apart(NONE, tmp_path / "file", ignore)


def test_a_pdf_with_its_progress(own_database: str, tmp_path: Path) -> None:
    room, steps = open_vision(), []
    order = FileOrder(1, room.workshop.pk, 0, "pdf", "a" * 32, asks=True, unkept=True)
    told = write_apart(order, tmp_path / "file", lambda *step: steps.append(step))
    assert told == Written((room.photos[0].pk,), 1)
    assert (tmp_path / "file").read_bytes().startswith(b"%PDF-1.7")
    assert (1, 2) in steps
