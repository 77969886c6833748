"""The demo's pictures on their way in: made clean by the picture path while other things are done."""

import tempfile
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self

from places.demo import pictures
from places.demo.texts import DemoPhoto
from places.imaging import Ingested, ingest
from places.imaging.areas import Area
from places.imaging.pool import Pool


class Arrivals:
    """Takes the pictures of `chosen` in from the moment it is made, without the database; a context manager.

    At its end what has not begun is dropped, and the folder with the renditions is deleted. `longest` bounds the
    pictures' longest side in pixels. `children` is the number of imaging processes to start for this alone; without
    it, those of the server are used.
    """

    def __init__(
        self, chosen: Sequence[DemoPhoto], *, longest: int | None = None, children: int | None = None
    ) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._pool = Pool(children) if children else None
        # One thread more than there are children: it writes a camera's file while they work on others.
        self._threads = ThreadPoolExecutor((children or 1) + 1, thread_name_prefix="demo")
        self._coming: dict[str, Future[Ingested]] = {
            photo.key: self._threads.submit(self._take_in, photo.scene, photo.covered, longest)
            for photo in chosen
            if photo.scene
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(cancel_futures=True)
        if self._pool:
            self._pool.stop()
        self._folder.cleanup()

    def picture(self, key: str) -> Ingested | None:
        """Wait for the picture of the card `key`; None for a card of words only. Raises what `ingest` raises."""
        coming = self._coming.get(key)
        return coming.result() if coming else None

    def _take_in(self, scene: str, covered: Sequence[Area], longest: int | None) -> Ingested:
        """Write a picture as a phone's camera stores it (turned, with a position), and make it clean, areas hidden."""
        folder = Path(self._folder.name)
        source, clean = folder / scene, folder / f"{scene}-clean"
        source.write_bytes(pictures.snapshot(scene, longest=longest))
        clean.mkdir()
        return ingest(source, clean, self._pool, areas=covered)
