"""Archives that a leader has sent, and how far their opening is."""

from dataclasses import dataclass
from uuid import UUID

from django_tasks_db.models import DBTaskResult

from places.archives.models import SentArchive
from places.enums import FileState
from places.workshops.queries.workshops import by_id


@dataclass(frozen=True)
class ArchiveOpening:
    """One archive: `code` of its workshop once it is open, `refused` with a sentence, or pictures `done` of `of`.

    `failed`: something broke that is not the archive's fault.
    """

    code: str = ""
    refused: str = ""
    failed: bool = False
    done: int = 0
    of: int = 0

    @property
    def is_unfinished(self) -> bool:
        """Whether it is waiting, or being opened."""
        return not (self.code or self.refused or self.failed)


def opening(job_id: UUID, leader_id: int) -> ArchiveOpening | None:
    """Return how far the opening of an archive of this leader is; None for another one's, and for no such job.

    It is read from the database: any process can answer.
    """
    row = SentArchive.objects.filter(job=job_id, leader_id=leader_id).first()
    if row is None:
        return None
    if row.workshop_id:
        found = by_id(row.workshop_id)
        return ArchiveOpening(code=found.shown_code if found else "", failed=found is None)
    if row.state == FileState.FAILED:
        return ArchiveOpening(refused=row.refused, failed=not row.refused)
    is_given_up = DBTaskResult.objects.filter(pk=job_id, status="FAILED").exists()
    return ArchiveOpening(failed=is_given_up, done=row.done, of=row.total)
