"""The job that opens an archive which a leader has sent, and its beginning in the request that took the file."""

import logging
import shutil
import time
import traceback
from functools import partial
from typing import IO

from django.db import Error
from django.utils import translation

from places import incoming
from places.archives.actions import sent_archives
from places.archives.actions.imported_pictures import PictureKeys, Progress
from places.archives.actions.importing import import_archive
from places.archives.actions.sent_archives import Attempt, Overtaken
from places.background_tasks import task
from places.database.writing import write_lock
from places.errors import NoRoom, PicturesAway, Refusal
from places.jobs.running import FILES
from places.storage import new_key, require_space
from places.storage.taken_files import forget_file, keep_file, open_file, unfinished_path
from places.web.storage_faults import refusal_of

PIECE = 2**20  # bytes
PROGRESS_SECONDS = 0.7
_logger = logging.getLogger(__name__)


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
        with write_lock():
            sent = sent_archives.note_archive(leader_id=leader_id, language=language, name=name)
            sent.job = open_later.enqueue(sent.pk, name).id
            sent.save(update_fields=["job"])
    except BaseException:
        forget_file(name)
        raise
    return str(sent.job)


@task(queue_name=FILES)
def open_later(archive_id: int, name: str) -> None:
    """Open a kept archive once, however often this is run, and remove its file.

    What hinders it, a full disk too, is told to the leader. Raises `PicturesAway` while the bucket is away, and what
    the database raises: the job is tried again then.
    """
    attempt = sent_archives.begin_opening(archive_id=archive_id)
    if attempt is not None:
        try:
            _open_or_refuse(attempt)
        except Overtaken:
            return  # the file is the other attempt's
    forget_file(name)


def _open_or_refuse(attempt: Attempt) -> None:
    with translation.override(attempt.language):
        try:
            _open(attempt)
        except (PicturesAway, Overtaken):
            raise
        except Exception as error:
            refusal = error if isinstance(error, Refusal) else refusal_of(error)
            if isinstance(error, Error) and not isinstance(refusal, NoRoom):
                raise
            sent_archives.refuse_archive(attempt=attempt, sentence=_sentence(error, refusal))


def _open(attempt: Attempt) -> None:
    with incoming.unnamed_file() as file:
        _copy(attempt.name, file)
        import_archive(
            leader_id=attempt.leader_id,
            file=file,
            progress=_reporter(attempt),
            keys=PictureKeys(attempt.name, attempt.number),
            opened=lambda workshop: sent_archives.end_opening(attempt=attempt, workshop=workshop),
        )


def _copy(name: str, file: IO[bytes]) -> None:
    """A file from a bucket cannot be sought: a ZIP file is read from its end."""
    source = open_file(name)
    try:
        shutil.copyfileobj(source, file, PIECE)
    finally:
        source.close()


def _reporter(attempt: Attempt) -> Progress:
    """Return a function that stores progress, at most so often that it costs nothing. It raises Overtaken."""
    stored = -PROGRESS_SECONDS
    show = partial(sent_archives.show_opening, attempt=attempt)

    def report(done: int, total: int) -> None:
        nonlocal stored
        if time.monotonic() - stored >= PROGRESS_SECONDS:
            stored = time.monotonic()
            show(done=done, total=total)

    return report


def _sentence(error: Exception, refusal: Refusal | None) -> str:
    """Return what the leader is told; empty for what the archive is not to blame for, which the log has then."""
    if refusal is None:
        where = "".join(traceback.format_tb(error.__traceback__))
        _logger.error("An archive could not be opened: %s\n%s", type(error).__name__, where)
    return str(refusal.sentence) if refusal else ""
