"""One call of a writer: in the workshop's language, durably, and its errors as faults without people's words."""

import errno
import logging
from pathlib import Path
from typing import BinaryIO

import pytest
import typst
from django.utils.translation import get_language

from places.enums import FileFault
from places.errors import NoRoom, PicturesAway
from places.exports.jobs.writing import FileFailed, fault_of, write_file
from places.exports.kinds import Written
from places.exports.queries.files import FileOrder
from places.models import Workshop
from tests.builders.files import Writer, failing, kind_written_by, writing
from tests.builders.rooms import Room


def order(room: Room, *, kind: str = "told", asks: bool = False) -> FileOrder:
    return FileOrder(1, room.workshop.pk, 0, kind, "a" * 32, asks, unkept=False)


def write(room: Room, path: Path, writer: Writer) -> Written:
    with kind_written_by(writer):
        return write_file(order(room), path, lambda done, total: None)


def test_in_the_workshops_language_and_for_the_owner_only(room: Room, tmp_path: Path) -> None:
    Workshop.objects.filter(pk=room.workshop.pk).update(language="sv")

    def in_language(workshop: object, file: BinaryIO, progress: object, *, unkept: bool) -> Written:
        file.write(f"{get_language()} {unkept}".encode())
        return Written((), 0)

    with kind_written_by(in_language, asks=True):
        write_file(order(room, asks=True), tmp_path / "file", lambda done, total: None)
    assert (tmp_path / "file").read_text() == "sv False"
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (OSError(errno.ENOSPC, "full"), FileFault.FULL),
        (NoRoom(), FileFault.FULL),
        (OSError(errno.EIO, "broken"), FileFault.BROKEN),
        (MemoryError(), FileFault.BROKEN),
    ],
)
def test_errors_are_faults(room: Room, tmp_path: Path, error: Exception, fault: FileFault) -> None:
    with pytest.raises(FileFailed) as failed:
        write(room, tmp_path / "file", failing(error))
    assert failed.value.why == fault


def test_typst_on_a_full_disk_is_a_full_disk(room: Room, tmp_path: Path) -> None:
    """Its error has the system's number in its message only."""
    (tmp_path / "a.typ").write_text("Hello")
    with pytest.raises(OSError, match="No space left") as failed:
        typst.compile(str(tmp_path / "a.typ"), output="/dev/full", format="pdf")
    assert (failed.value.errno, fault_of(failed.value)) == (None, FileFault.FULL)
    assert fault_of(OSError("something (os error 5)")) == FileFault.BROKEN


def test_a_store_that_is_away_stays_that(room: Room, tmp_path: Path) -> None:
    with pytest.raises(PicturesAway):
        write(room, tmp_path / "file", failing(PicturesAway()))


def test_the_log_has_the_place_and_no_words(
    room: Room, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("places"), "propagate", True)
    with pytest.raises(FileFailed):
        write(room, tmp_path / "file", failing(ValueError("my grandmother")))
    assert "ValueError" in caplog.text
    assert "builders/files.py" in caplog.text
    assert "grandmother" not in caplog.text


def test_an_unknown_kind_or_workshop_is_a_fault(room: Room, tmp_path: Path) -> None:
    with pytest.raises(FileFailed):
        write_file(order(room, kind="none"), tmp_path / "file", lambda done, total: None)
    room.workshop.delete()
    with pytest.raises(FileFailed):
        write(room, tmp_path / "file", writing("a"))
