"""Archives that a leader has sent, and how far their opening is."""

from dataclasses import dataclass
from uuid import UUID

from django.core.cache import cache
from django_tasks_db.models import DBTaskResult

from places.workshops.queries.workshops import by_id

TASK = "places.archives.jobs.open_later"
PROGRESS = "archive-progress-"  # and the archive's name: a pair (pictures done, all) in the cache


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
    """Return how far the opening of an archive of this leader is; None for another one's, and for no such job."""
    job = DBTaskResult.objects.filter(pk=job_id, task_path=TASK).first()
    if job is None or job.args_kwargs["args"][1] != leader_id:
        return None
    if job.status == "SUCCESSFUL":
        told = job.return_value or {}
        found = by_id(told["workshop"]) if told.get("workshop") else None
        refused = str(told.get("refused", ""))
        return ArchiveOpening(
            code=found.shown_code if found else "", refused=refused, failed=not (found or refused)
        )
    done, of = cache.get(f"{PROGRESS}{job.args_kwargs['args'][0]}") or (0, 0)
    return ArchiveOpening(failed=job.status == "FAILED", done=done, of=of)
