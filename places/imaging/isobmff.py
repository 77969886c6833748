"""The boxes of HEIC and AVIF files: the items of a file, the positions of their bytes, and their properties.

Read as ISO/IEC 14496-12 (boxes) and ISO/IEC 23008-12 (items, image properties) define them. Nothing is decoded.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

_META_LIMIT = 4 * 2**20  # bytes; a phone's picture of 48 tiles needs four thousand


class Malformed(Exception):
    """The boxes contradict each other or end too early."""


@dataclass(frozen=True)
class Outer:
    """A box of the file itself: its kind, the start of its payload and its declared end (bytes)."""

    kind: bytes
    start: int
    end: int


@dataclass(frozen=True)
class Location:
    """Position of an item's bytes: construction method 0 (file), 1 (idat) or 2 (item); extents of (start, length)."""

    method: int
    extents: tuple[tuple[int, int], ...]


@dataclass
class Items:
    """Contents of a `meta` box: the primary item, each item's location, references (kind, from) → to, properties."""

    primary: int = 0
    locations: dict[int, Location] = field(default_factory=dict)
    references: dict[tuple[bytes, int], list[int]] = field(default_factory=dict)
    properties: dict[int, list[tuple[bytes, bytes]]] = field(default_factory=dict)
    idat: int = 0  # bytes


class _Numbers:
    """Big-endian numbers of given widths in bytes, read one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def next(self, width: int) -> int:
        piece = self.data[self.at : self.at + width]
        if len(piece) < width:
            raise Malformed
        self.at += width
        return int.from_bytes(piece, "big")


def outer_boxes(file: BinaryIO, size: int) -> Iterator[Outer]:
    """Yield the boxes of the file itself, `size` bytes long. The last may declare an end beyond the file."""
    at = 0
    while at + 8 <= size:
        file.seek(at)
        length, kind, head = _header(file.read(16), size - at)
        yield Outer(kind, at + head, at + length)
        at += length


def read_items(file: BinaryIO, meta: Outer) -> Items:
    """Return the contents of the `meta` box. Raises Malformed."""
    if meta.end - meta.start > _META_LIMIT:
        raise Malformed
    file.seek(meta.start)
    data = file.read(meta.end - meta.start)
    if len(data) < meta.end - meta.start:
        raise Malformed
    items = Items()
    readers = {
        b"pitm": _read_primary,
        b"iloc": _read_locations,
        b"iref": _read_references,
        b"iprp": _read_properties,
    }
    for kind, payload in _boxes(data[4:]):
        if kind == b"idat":
            items.idat = len(payload)
        elif kind in readers:
            readers[kind](items, payload)
    return items


def _header(head: bytes, left: int) -> tuple[int, bytes, int]:
    """Return length, kind and header size of the box that begins with `head`; `left` is what a length of 0 means."""
    length, kind, size = int.from_bytes(head[:4], "big"), head[4:8], 8
    if length == 1:
        length, size = int.from_bytes(head[8:16], "big"), 16
    elif length == 0:
        length = left
    if length < size:
        raise Malformed
    return length, kind, size


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        length, kind, head = _header(data[at : at + 16], len(data) - at)
        if at + length > len(data):
            raise Malformed
        yield kind, data[at + head : at + length]
        at += length


def _read_primary(items: Items, payload: bytes) -> None:
    numbers = _Numbers(payload)
    version = numbers.next(4) >> 24
    items.primary = numbers.next(2 if version == 0 else 4)


def _read_locations(items: Items, payload: bytes) -> None:
    numbers = _Numbers(payload)
    version = numbers.next(4) >> 24
    widths = numbers.next(2)
    offset, length, base, index = (widths >> shift & 15 for shift in (12, 8, 4, 0))
    wide = 2 if version < 2 else 4
    for _ in range(numbers.next(wide)):
        item = numbers.next(wide)
        method = numbers.next(2) & 15 if version else 0
        numbers.next(2)  # data reference: another file, which no decoder opens
        start = numbers.next(base)
        extents = []
        for _extent in range(numbers.next(2)):
            numbers.next(index if version else 0)
            extents.append((start + numbers.next(offset), numbers.next(length)))
        items.locations[item] = Location(method, tuple(extents))


def _read_references(items: Items, payload: bytes) -> None:
    wide = 2 if _Numbers(payload).next(4) >> 24 == 0 else 4
    for kind, reference in _boxes(payload[4:]):
        numbers = _Numbers(reference)
        source = numbers.next(wide)
        targets = [numbers.next(wide) for _ in range(numbers.next(2))]
        items.references.setdefault((kind, source), []).extend(targets)


def _read_properties(items: Items, payload: bytes) -> None:
    known: list[tuple[bytes, bytes]] = []
    for kind, inner in _boxes(payload):
        if kind == b"ipco":
            known.extend(_boxes(inner))
        elif kind == b"ipma":
            _associate(items, known, _Numbers(inner))


def _associate(items: Items, known: list[tuple[bytes, bytes]], numbers: _Numbers) -> None:
    head = numbers.next(4)
    wide, index = (2 if head >> 24 == 0 else 4), (2 if head & 1 else 1)
    mask = 2 ** (8 * index - 1) - 1  # the highest bit: readers must know the property
    for _ in range(numbers.next(4)):
        item = numbers.next(wide)
        for _property in range(numbers.next(1)):
            place = numbers.next(index) & mask
            if 0 < place <= len(known):
                items.properties.setdefault(item, []).append(known[place - 1])
