"""Files that background jobs write for people: where each stands, and what a job has to write."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.database import clock
from places.enums import FileFault, FileState
from places.exports.kinds import ExportKind, all_kinds, kind_named
from places.exports.models import ExportFile
from places.exports.queries.sentences import exported_parts
from places.vision.queries.vision import vision

SILENT = datetime.timedelta(minutes=15)  # without a sign of life a file is given up


@dataclass(frozen=True)
class ExportFileFacts:
    """The newest file of one kind, or (then `name` is empty) none yet; `percent` is None while nothing is known."""

    kind: ExportKind
    name: str = ""
    state: str = ""
    why: str = ""
    done: int = 0
    total: int = 0
    size: int = 0
    not_shown: int = 0
    ends_at: datetime.datetime | None = None

    @property
    def is_unfinished(self) -> bool:
        """Whether a job has still to write it."""
        return self.state in (FileState.WAITING, FileState.WRITING)

    @property
    def sentence(self) -> str:
        """Where it stands, in words; empty for what nobody has asked for."""
        if self.state == FileState.WRITING and self.total:
            return _("Being made: %(done)d of %(total)d") % {"done": self.done, "total": self.total}
        if self.state == FileState.FAILED:
            return str(FileFault(self.why or FileFault.BROKEN).label)
        return str(FileState(self.state).label) if self.is_unfinished else ""

    @property
    def left_out(self) -> str:
        """How many pictures are not in it; empty for none."""
        told = ngettext("%(n)d picture is not shown.", "%(n)d pictures are not shown.", self.not_shown)
        return told % {"n": self.not_shown} if self.not_shown else ""


@dataclass(frozen=True)
class FileOrder:
    """What a job has to write: a file of this kind, for this workshop as it is at `revision`."""

    id: int
    workshop_id: int
    revision: int
    kind: str
    name: str
    asks: bool
    unkept: bool


def files_of(workshop_id: int) -> list[ExportFileFacts]:
    """Return every kind with the newest file that was asked for, in the order of the table. One query."""
    now = clock.now()
    rows = ExportFile.objects.filter(workshop_id=workshop_id, ends_at__gt=now).order_by("pk")
    newest = {row.kind: row for row in rows}
    return [
        _facts(kind, newest[kind.name], now) if kind.name in newest else ExportFileFacts(kind)
        for kind in all_kinds()
    ]


def _facts(kind: ExportKind, row: ExportFile, now: datetime.datetime) -> ExportFileFacts:
    is_lost = row.state == FileState.WRITING and row.changed_at < now - SILENT
    return ExportFileFacts(
        kind=kind,
        name=row.name,
        state=FileState.FAILED if is_lost else row.state,
        why=FileFault.BROKEN if is_lost else row.why,
        done=row.done,
        total=row.total,
        size=row.size,
        not_shown=row.not_shown,
        ends_at=row.ends_at,
    )


def ready_file(workshop_id: int, name: str) -> ExportFileFacts | None:
    """Return a file of this workshop that can be downloaded now, by its random name; else None."""
    now = clock.now()
    row = ExportFile.objects.filter(
        workshop_id=workshop_id, name=name, state=FileState.READY, ends_at__gt=now
    ).first()
    kind = kind_named(row.kind) if row else None
    return _facts(kind, row, now) if row and kind else None


def unkept_texts(workshop_id: int) -> list[str]:
    """Return the sentences of the vision that nobody has kept, as files would hold them."""
    parts = exported_parts(vision(workshop_id), unkept=True)
    return [line.text for part in parts for line in part.lines if line.suggested]
