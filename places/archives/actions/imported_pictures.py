"""The pictures of an archive: each is decoded in a limited process and stored anew; all of them stay, or none.

They have decoders of their own, one for each processor: the pictures of phones do not wait for them.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from django.core.files.storage import storages

from places import incoming, storage
from places.archives.actions.imported_rows import StoredPicture
from places.archives.methods.archive_reading import BadArchive, ReadArchive
from places.errors import PictureRefused, PicturesAway
from places.imaging.ingesting import ingest
from places.imaging.pool import Pool, processors
from places.imaging.worker import Limits

Progress = Callable[[int, int], None]
THREADS_EACH = 3  # of a decoder: while it works on one picture, the next is unpacked and the former is stored
LIMITS = Limits(
    jobs=500
)  # all pictures are of one sender: a child need not be renewed as often as for strangers'


@dataclass(frozen=True)
class PictureKeys:
    """The names of the pictures of one attempt to open an archive, which only who knows the `secret` can tell.

    The next attempt can tell them, too, and remove what a process left that was ended in the middle.
    """

    secret: str = field(default_factory=storage.new_key)
    attempt: int = 1

    def of(self, photo: int) -> str:
        """Return the key of a photo's picture."""
        return _key(self.secret, self.attempt, photo)

    def former(self, photo: int) -> list[str]:
        """Return the keys that the attempts before gave it."""
        return [_key(self.secret, attempt, photo) for attempt in range(1, self.attempt)]


def _key(secret: str, attempt: int, photo: int) -> str:
    told = f"{attempt}-{photo}".encode()
    return hashlib.blake2b(told, key=bytes.fromhex(secret), digest_size=16).hexdigest()


def remove_former(archive: ReadArchive, keys: PictureKeys) -> None:
    """Remove the pictures that earlier attempts left. Raises `PicturesAway`."""
    for photo, _name in _wanted(archive):
        for key in keys.former(photo):
            if storages["default"].exists(storage.variant_path(key, "master")):
                storage.forget(key)


def _wanted(archive: ReadArchive) -> list[tuple[int, str]]:
    return [(photo["id"], photo["file"]) for photo in archive.document["photos"] if photo["file"]]


@contextmanager
def stored_pictures(
    archive: ReadArchive, keys: PictureKeys, progress: Progress
) -> Iterator[dict[int, StoredPicture]]:
    """Store all pictures and yield them by their photos' numbers; remove them when what follows fails.

    `progress` gets pictures done and all. Raises `BadArchive` for a picture that is none, `NoRoom`, `NotSaved`,
    OSError. What a bucket does not remove just then is left to the sweep.
    """
    pool, begun = Pool(processors(), limits=LIMITS), set[str]()
    try:
        yield _stored(archive, pool, _noted(keys, begun), progress)
    except BaseException:
        with suppress(PicturesAway):
            for key in begun:
                storage.forget(key)
        raise
    finally:
        pool.stop()


def _noted(keys: PictureKeys, begun: set[str]) -> Callable[[int], str]:
    """Return a function that gives the key of a photo's picture, and puts it into `begun`."""

    def key_of(photo: int) -> str:
        begun.add(key := keys.of(photo))
        return key

    return key_of


def _stored(
    archive: ReadArchive, pool: Pool, key_of: Callable[[int], str], progress: Progress
) -> dict[int, StoredPicture]:
    wanted = _wanted(archive)
    waiting: deque[tuple[int, Future[StoredPicture]]] = deque()
    found: dict[int, StoredPicture] = {}

    def take(most: int) -> None:
        while len(waiting) > most:
            photo, job = waiting.popleft()
            found[photo] = job.result()
            progress(len(found), len(wanted))

    with ThreadPoolExecutor(THREADS_EACH * pool.size) as threads:
        try:
            for photo, name in wanted:
                waiting.append((photo, threads.submit(_keep, key_of(photo), name, archive, pool)))
                take(2 * THREADS_EACH * pool.size)
            take(0)
        except BaseException:
            threads.shutdown(cancel_futures=True)
            raise
    return found


def _keep(key: str, name: str, archive: ReadArchive, pool: Pool) -> StoredPicture:
    """Decode one picture in a limited process, make its sizes anew, and store them."""
    with incoming.workplace() as folder:
        source = Path(folder) / "sent"
        with source.open("wb") as file:
            archive.copy_picture(name, file)
        try:
            made = ingest(source, Path(folder), pool)
        except PictureRefused as refusal:
            raise BadArchive("picture", name) from refusal
        storage.keep(made.files, key)
        return StoredPicture(key, made.width, made.height, made.colour, made.placeholder, made.sha256)
