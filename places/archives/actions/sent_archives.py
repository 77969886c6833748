"""Archives that leaders sent: kept, opened once, refused, and forgotten after some days."""

import datetime
from dataclasses import dataclass

from places.archives.models import SentArchive
from places.database import clock
from places.database.writing import written
from places.enums import FileState
from places.workshops.models.workshop import Workshop

KEPT = datetime.timedelta(days=7)
UNFINISHED = (FileState.WAITING, FileState.WRITING)


class Overtaken(Exception):
    """Another attempt opens this archive, or has opened it, or nobody waits for it any more."""


@dataclass(frozen=True)
class Attempt:
    """One run of the job that opens an archive: `number` is 1 for the first."""

    archive_id: int
    number: int
    name: str
    leader_id: int
    language: str


@written
def note_archive(*, leader_id: int, language: str, name: str) -> SentArchive:
    """Note that the file `name` was sent; the job that opens it is enqueued in this transaction."""
    return SentArchive.objects.create(leader_id=leader_id, language=language, name=name, asked_at=clock.now())


@written
def begin_opening(*, archive_id: int) -> Attempt | None:
    """Begin to open an archive, or begin anew: no former attempt can open it from now on. None when it is over."""
    row = SentArchive.objects.select_for_update().filter(pk=archive_id, state__in=UNFINISHED).first()
    if row is None:
        return None
    row.state, row.attempt, row.done, row.total = FileState.WRITING, row.attempt + 1, 0, 0
    row.save(update_fields=["state", "attempt", "done", "total"])
    return Attempt(row.pk, row.attempt, row.name, row.leader_id, row.language)


@written
def show_opening(*, attempt: Attempt, done: int, total: int) -> None:
    """Say how many pictures are taken in. Raises Overtaken."""
    _change(attempt, done=done, total=total)


@written
def end_opening(*, attempt: Attempt, workshop: Workshop) -> None:
    """Say which workshop came of it, in the transaction in which its rows are written. Raises Overtaken."""
    _change(attempt, state=FileState.READY, workshop=workshop)


@written
def refuse_archive(*, attempt: Attempt, sentence: str) -> None:
    """Say that nothing came of it, and why; with an empty sentence: not for a fault of the archive."""
    _change(attempt, state=FileState.FAILED, refused=sentence)


@written
def remove_old_archives() -> int:
    """Forget archives that were sent some days ago; return how many. Their files are removed with the strays."""
    return SentArchive.objects.filter(asked_at__lt=clock.now() - KEPT).delete()[0]


def _change(attempt: Attempt, **changes: object) -> None:
    """The row is locked by this, so that of two attempts one waits for the other's commit."""
    own = SentArchive.objects.filter(pk=attempt.archive_id, attempt=attempt.number, state=FileState.WRITING)
    if not own.update(**changes):
        raise Overtaken
