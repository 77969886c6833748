"""Removal of the files of a picture that was taken back: from the folder at once, from a bucket by a job."""

import datetime
import functools

from django.db import transaction
from django.utils import timezone

from places import storage
from places.background_tasks import task
from places.database.writing import write_lock
from places.errors import PicturesAway

AGAIN_AFTER = datetime.timedelta(minutes=1)


def remove_after_commit(picture: str) -> None:
    """Remove all files of the picture with this key when the caller's transaction has been committed.

    A bucket may not answer just then, so a job of the same transaction asks it until it has.
    """
    if storage.is_local():
        transaction.on_commit(functools.partial(storage.forget, picture))
    else:
        remove_files.enqueue(picture)


@task
def remove_files(picture: str) -> None:
    """Remove all files of a picture; one that has none any more is no error. While the bucket is away, try later."""
    try:
        storage.forget(picture)
    except PicturesAway:
        with write_lock():
            remove_files.using(run_after=timezone.now() + AGAIN_AFTER).enqueue(picture)
