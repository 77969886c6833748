"""Completeness of a HEIC or AVIF file: every byte of the picture itself must be within the file.

Decoders fill the tiles they cannot read with one colour, without an error. Depth maps, gain maps and films behind the
picture may be missing: they are not kept.
"""

from collections.abc import Iterable
from io import SEEK_END
from typing import BinaryIO

from places.imaging.isobmff import Items, Malformed, Outer, outer_boxes, read_items

_ALPHA = (b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", b"urn:mpeg:hevc:2015:auxid:1")


def items_of(file: BinaryIO) -> Items | None:
    """Return the contents of the file's `meta` box; None when there is none or it cannot be read."""
    try:
        meta = _meta(_outer(file))
        return read_items(file, meta) if meta else None
    except Malformed:
        return None


def is_cut_short(file: BinaryIO) -> bool:
    """Whether bytes of the primary picture, of a tile of it or of its transparency are beyond the file's end.

    False for a file whose boxes cannot be read: the decoder reports those.
    """
    size = file.seek(0, SEEK_END)
    try:
        outer = _outer(file)
        meta = _meta(outer)
        if meta is None or meta.end > size:
            return meta is not None
        items = read_items(file, meta)
    except Malformed:
        return False
    return any(_is_cut(items, item, outer, size) for item in _picture_items(items))


def _outer(file: BinaryIO) -> list[Outer]:
    return list(outer_boxes(file, file.seek(0, SEEK_END)))


def _meta(outer: list[Outer]) -> Outer | None:
    return next((box for box in outer if box.kind == b"meta"), None)


def _picture_items(items: Items) -> set[int]:
    """Return the primary item, its alpha, and all that these are derived from or stored in."""
    alphas = {
        source for (kind, source), to in items.references.items() if kind == b"auxl" and items.primary in to
    }
    waiting = [items.primary, *(item for item in alphas if _is_alpha(items, item))]
    needed: set[int] = set()
    while waiting:
        item = waiting.pop()
        if item not in needed:
            needed.add(item)
            waiting += _sources(items, item)
    return needed


def _sources(items: Items, item: int) -> Iterable[int]:
    return [*items.references.get((b"dimg", item), ()), *items.references.get((b"iloc", item), ())]


def _is_alpha(items: Items, item: int) -> bool:
    told = (payload[4:] for kind, payload in items.properties.get(item, ()) if kind == b"auxC")
    return any(name.split(b"\0")[0] in _ALPHA for name in told)


def _is_cut(items: Items, item: int, outer: list[Outer], size: int) -> bool:
    location = items.locations.get(item)
    if location is None or location.method not in {0, 1}:
        return False
    end = size if location.method == 0 else items.idat
    for start, length in location.extents:
        if start + max(length, 1) > end:
            return True
        if length == 0 and location.method == 0 and _promises_more(outer, start, size):
            return True
    return False


def _promises_more(outer: list[Outer], start: int, size: int) -> bool:
    """Whether the box around `start` should reach beyond the file: "to the end" is then not the end that was meant."""
    return any(box.start <= start < box.end and box.end > size for box in outer)
