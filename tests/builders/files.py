"""Kinds of files for tests: their writers do what the test says."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from places.export_kinds import KINDS, QUICK_FILES
from places.exports import kinds
from places.exports.actions import files
from places.exports.jobs.files import ask_for_file, write_later
from places.exports.kinds import ExportKind, Written
from places.models import ExportFile
from places.rules import Actor
from places.workshops.queries.workshops import WorkshopFacts

Writer = Callable[..., Written]


@contextmanager
def kind_written_by(write: Writer, *, asks: bool = False) -> Iterator[ExportKind]:
    """Have one more kind, "told", for a while."""
    kind = ExportKind("told", "A told file", "text/plain", "txt", write, asks=asks)
    kinds.install([*KINDS, kind], QUICK_FILES)
    try:
        yield kind
    finally:
        kinds.install(KINDS, QUICK_FILES)


def writing(text: str, *photo_ids: int, not_shown: int = 0) -> Writer:
    """Return a writer of this text, with these photos in it."""

    def write(workshop: WorkshopFacts, file: BinaryIO, progress: Callable[[int, int], None]) -> Written:
        progress(1, 2)
        file.write(f"{workshop.ness}: {text}".encode())
        return Written(photo_ids, not_shown)

    return write


def failing(error: BaseException) -> Writer:
    """Return a writer that writes a little and fails."""

    def write(workshop: WorkshopFacts, file: BinaryIO, progress: Callable[[int, int], None]) -> Written:
        file.write(b"half")
        raise error

    return write


def asked(actor: Actor, kind: str = "told") -> ExportFile:
    """Ask for a file, as the page does."""
    ask_for_file(actor=actor, kind=kind)
    return ExportFile.objects.latest("pk")


def made(actor: Actor, kind: str = "told") -> ExportFile:
    """Ask for a file, and run its job."""
    row = asked(actor, kind)
    write_later.call(row.pk)
    row.refresh_from_db()
    return row


def end(row: ExportFile) -> None:
    """Let a file's day be over."""
    ExportFile.objects.filter(pk=row.pk).update(ends_at=row.ends_at - files.KEPT)
