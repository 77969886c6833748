"""The job that writes a file which somebody has asked for, and the request that enqueues it."""

import time
from collections.abc import Callable

from places.background_tasks import task
from places.database.writing import write_lock
from places.enums import FileFault
from places.errors import NoRoom, NotSaved
from places.exports.actions import files
from places.exports.jobs.child_process import write_apart
from places.exports.jobs.writing import FileFailed, fault_of
from places.exports.queries.files import FileOrder
from places.jobs.running import FILES
from places.rules import Actor
from places.storage import require_space
from places.storage.taken_files import forget_file, keep_file, unfinished_path

MOST_TRIES = 3  # while people change what is being written
PROGRESS_SECONDS = 0.7


class Unwanted(Exception):
    """Nobody waits for this file any more."""


def ask_for_file(*, actor: Actor, kind: str, unkept: bool = True, key: str = "") -> None:
    """Let a file of this kind be written; a retry, or a second request meanwhile, has no effect.

    Raises as `actions.files.ask_for` does.
    """
    with write_lock():
        file_id = files.ask_for(actor=actor, kind=kind, unkept=unkept, key=key)
        if file_id is not None:
            write_later.enqueue(file_id)


@task(queue_name=FILES)
def write_later(file_id: int) -> None:
    """Write a file and offer it, or say why not. Safe to run twice: it begins anew where it was interrupted.

    Raises `PicturesAway` while the bucket is away: the job is tried again then.
    """
    for _try in range(MOST_TRIES):
        order = files.begin(file_id=file_id)
        if order is None or _is_done(order):
            return
    files.fail(file_id=file_id, why=FileFault.BROKEN)


def _is_done(order: FileOrder) -> bool:
    """Write the file once; False when it has to be written again, because what it holds was changed meanwhile."""
    is_done = False
    try:
        require_space()
        told = write_apart(order, unfinished_path(order.name), _reporter(order.id))
        is_done = files.finish(order=order, told=told, size=keep_file(order.name))
    except FileFailed as error:
        files.fail(file_id=order.id, why=error.why)
        return True
    except (OSError, NoRoom, NotSaved) as error:
        files.fail(file_id=order.id, why=fault_of(error))
        return True
    except Unwanted:
        return True
    finally:
        if not is_done:
            forget_file(order.name)
    return is_done


def _reporter(file_id: int) -> Callable[[int, int], None]:
    """Return a function that stores progress, at most so often that it costs nothing. It raises Unwanted."""
    stored = -PROGRESS_SECONDS

    def report(done: int, total: int) -> None:
        nonlocal stored
        if time.monotonic() - stored < PROGRESS_SECONDS:
            return
        stored = time.monotonic()
        if not files.show_progress(file_id=file_id, done=done, total=total):
            raise Unwanted

    return report
