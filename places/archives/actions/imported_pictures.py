"""The pictures of an archive: each is decoded in a limited process and stored anew; all of them stay, or none.

They have decoders of their own, one for each processor: the pictures of phones do not wait for them.
"""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

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


@contextmanager
def stored_pictures(archive: ReadArchive, progress: Progress) -> Iterator[dict[int, StoredPicture]]:
    """Store all pictures and yield them by their photos' numbers; remove them when what follows fails.

    `progress` gets pictures done and all. Raises `BadArchive` for a picture that is none, `NoRoom`, `NotSaved`,
    OSError. What a bucket does not remove just then is left to the sweep.
    """
    pool, keys = Pool(processors(), limits=LIMITS), set[str]()
    try:
        yield _stored(archive, pool, keys, progress)
    except BaseException:
        with suppress(PicturesAway):
            for key in keys:
                storage.forget(key)
        raise
    finally:
        pool.stop()


def _stored(archive: ReadArchive, pool: Pool, keys: set[str], progress: Progress) -> dict[int, StoredPicture]:
    """Store the pictures, and put the key of each that was begun into `keys`."""
    wanted = [(photo["id"], photo["file"]) for photo in archive.document["photos"] if photo["file"]]
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
                keys.add(key := storage.new_key())
                waiting.append((photo, threads.submit(_keep, key, name, archive, pool)))
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
