"""One picture in, four clean files out: the way into imaging for actions, uploads and the demo."""

import hashlib
import logging
import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from places.errors import Refusal
from places.imaging.areas import Area
from places.imaging.files import FILES
from places.imaging.frames import LONGEST_EVER
from places.imaging.pool import Pool
from places.imaging.refusals import MAX_BYTES, refusal
from places.imaging.sandbox import protection
from places.imaging.worker import ChildLost, Job

logger = logging.getLogger("places.imaging")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_PLACEHOLDER = re.compile(r"data:image/webp;base64,[A-Za-z0-9+/=]{1,2000}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_lock = threading.Lock()
_pools: list[Pool] = []


@dataclass(frozen=True)
class Ingested:
    """The result of one picture: the master's size in pixels, the dominant colour as #rrggbb, a tiny picture as
    a data URI, the sha256 of the bytes that came, and the files: "master", "large", "medium", "small"."""

    width: int
    height: int
    colour: str
    placeholder: str
    sha256: str
    files: dict[str, Path]


def ingest(source: Path, folder: Path, pool: Pool | None = None, *, areas: Sequence[Area] = ()) -> Ingested:
    """Make the clean renditions of the picture file `source` in the existing `folder`. Blocks; any thread may.

    `areas` of the upright picture are hidden in all of them for good.

    It is done by the server's own children, or those of `pool`. Raises PictureRefused with a sentence for the person,
    Busy when too many wait, NoRoom when the disk is full.
    `folder` should be the caller's own and new: after a refusal it may hold some of the files.
    """
    try:
        _require_bytes(source)
        return _ingested((pool or _pool()).run(_job(source, folder, areas)), folder)
    except ChildLost:
        raise _too_hard(source) from None


async def ingest_async(source: Path, folder: Path, *, areas: Sequence[Area] = ()) -> Ingested:
    """Do what `ingest` does without holding the event loop."""
    try:
        _require_bytes(source)
        return _ingested(await _pool().run_async(_job(source, folder, areas)), folder)
    except ChildLost:
        raise _too_hard(source) from None


def waiting() -> int:
    """Return how many pictures wait for a child just now."""
    return sum(pool.waiting() for pool in list(_pools))


def stop() -> None:
    """End the children, within a second. A later `ingest` starts new ones."""
    with _lock:
        stopped, _pools[:] = list(_pools), []
    for pool in stopped:
        pool.stop()


def _pool() -> Pool:
    with _lock:
        if not _pools:
            _tell_protection()
            _pools.append(Pool())
        return _pools[0]


@cache  # once in a process
def _tell_protection() -> None:
    if (offered := protection()) != "full":
        logger.warning(
            "This kernel protects the decoding of pictures only in part (Landlock, seccomp): %s", offered
        )


def _job(source: Path, folder: Path, areas: Sequence[Area]) -> Job:
    return Job(source.absolute(), folder.resolve(), tuple(areas))  # a file may have no name


def _require_bytes(source: Path) -> None:
    size = source.stat().st_size
    if size == 0:
        raise refusal("empty")
    if size == 1:
        raise refusal("whole")
    if size > MAX_BYTES:
        raise refusal("bytes")


def _ingested(reply: Any, folder: Path) -> Ingested:
    """Take nothing on trust from a process that has read strangers' bytes."""
    try:
        if "reason" in reply:
            raise refusal(reply["reason"], width=reply.get("width"), height=reply.get("height"))
        patterns = {"colour": _COLOUR, "placeholder": _PLACEHOLDER, "sha256": _DIGEST}
        texts = {name: str(reply[name]) for name in patterns}
        width, height = int(reply["width"]), int(reply["height"])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise refusal("hard") from None
    sound = all(pattern.fullmatch(texts[name]) for name, pattern in patterns.items())
    if not sound or not 0 < min(width, height) <= max(width, height) <= LONGEST_EVER:
        raise refusal("hard")
    files = {variant: folder / name for variant, name in FILES.items()}
    return Ingested(width=width, height=height, files=files, **texts)


def _too_hard(source: Path) -> Refusal:
    with source.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    logger.warning("A picture was too hard to open: sha256 %s", digest)
    return refusal("hard")
