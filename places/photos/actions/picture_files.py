"""Removal of the files of a picture that was taken back: from the folder at once, from a bucket by a job."""

import functools

from django.db import transaction

from places import storage
from places.background_tasks import task


def remove_after_commit(picture: str) -> None:
    """Remove all files of the picture with this key when the caller's transaction has been committed.

    A bucket may not answer just then, so a job of the same transaction does it, which is tried until it has.
    """
    if storage.is_local():
        transaction.on_commit(functools.partial(storage.forget, picture))
    else:
        remove_files.enqueue(picture)


@task
def remove_files(picture: str) -> None:
    """Remove all files of a picture; one that has none any more is no error. Safe to run twice.

    Raises `PicturesAway` while the bucket is away.
    """
    storage.forget(picture)
