"""The job that opens an archive which a leader has sent, and its beginning in the request that took the file."""

import shutil
from typing import IO, Any

from django.core.cache import cache
from django.utils import translation

from places import incoming
from places.archives.actions.importing import ArchiveRefused, import_archive
from places.archives.queries.openings import PROGRESS
from places.background_tasks import task
from places.errors import NoRoom, NotSaved
from places.jobs.running import FILES
from places.storage import new_key, require_space
from places.storage.taken_files import forget_file, keep_file, open_file, unfinished_path

PIECE = 2**20  # bytes
PROGRESS_SECONDS = 3600


def take_archive(*, leader_id: int, language: str, file: IO[bytes]) -> str:
    """Keep an archive that was sent and let it be opened in the background; return the id of the job.

    `language` is the one in which the leader reads a refusal. Raises `NoRoom`, OSError, `PicturesAway`.
    """
    require_space()
    name = new_key()
    try:
        with unfinished_path(name).open("wb") as kept:
            shutil.copyfileobj(file, kept, PIECE)
        keep_file(name)
        job = open_later.enqueue(name, leader_id, language)
    except BaseException:
        forget_file(name)
        raise
    return str(job.id)


@task(queue_name=FILES)
def open_later(name: str, leader_id: int, language: str) -> dict[str, Any]:
    """Open a kept archive and remove it. Return {"workshop": id}, or {"refused": sentence}.

    An archive that was removed by an earlier run of the same job is not opened again. Raises `PicturesAway` while the
    bucket is away: the job is tried again then.
    """
    with translation.override(language), incoming.unnamed_file() as file:
        try:
            _copy(name, file)
            told: dict[str, Any] = {"workshop": _opened(name, leader_id, file)}
        except (ArchiveRefused, NoRoom, NotSaved) as refusal:
            told = {"refused": str(refusal.sentence)}
        except FileNotFoundError:
            return {"refused": ""}
    forget_file(name)
    return told


def _copy(name: str, file: IO[bytes]) -> None:
    """A file from a bucket cannot be sought: a ZIP file is read from its end."""
    source = open_file(name)
    try:
        shutil.copyfileobj(source, file, PIECE)
    finally:
        source.close()


def _opened(name: str, leader_id: int, file: IO[bytes]) -> int:
    def progress(done: int, of: int) -> None:
        cache.set(f"{PROGRESS}{name}", (done, of), PROGRESS_SECONDS)

    return import_archive(leader_id=leader_id, file=file, progress=progress)
