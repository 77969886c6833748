"""HEIC and AVIF files put together box by box, for tests of what their boxes say. Nothing in them can be decoded."""

import struct


def box(kind: bytes, *parts: bytes, wide: bool = False) -> bytes:
    """Return a box; `wide` writes its length in 64 bits."""
    payload = b"".join(parts)
    if wide:
        return struct.pack(">I4sQ", 1, kind, len(payload) + 16) + payload
    return struct.pack(">I4s", len(payload) + 8, kind) + payload


def full(kind: bytes, version: int, *parts: bytes, flags: int = 0) -> bytes:
    """Return a box with version and flags."""
    return box(kind, struct.pack(">I", version << 24 | flags), *parts)


def place(item: int, start: int, length: int, *, method: int = 0) -> bytes:
    """Return an entry of `iloc` version 1 (offsets and lengths of 8 bytes) with one extent."""
    return struct.pack(">HHHHQQ", item, method, 0, 1, start, length)


def places(*entries: bytes) -> bytes:
    """Return an `iloc` box, version 1, of such entries."""
    return full(b"iloc", 1, b"\x88\x00", struct.pack(">H", len(entries)), *entries)


def refers(kind: bytes, source: int, *targets: int) -> bytes:
    """Return one reference for an `iref` box, version 0."""
    return box(kind, struct.pack(f">HH{len(targets)}H", source, len(targets), *targets))


def properties(boxes: list[bytes], *owners: tuple[int, list[int]]) -> bytes:
    """Return an `iprp` box: `boxes`, and for each owner the numbers (from 1) of its properties."""
    told = [struct.pack(">HB", item, len(numbers)) + bytes(numbers) for item, numbers in owners]
    return box(b"iprp", box(b"ipco", *boxes), full(b"ipma", 0, struct.pack(">I", len(told)), *told))


def heif(*inner: bytes, primary: int = 1, data: bytes = b"", brand: bytes = b"heic") -> bytes:
    """Return a file: `ftyp`, a `meta` box with `pitm` and `inner`, then `data`. `meta` comes first, at a known place:
    the data begin at `data_start(*inner)`."""
    return _head(inner, primary, brand) + data


def data_start(*inner: bytes) -> int:
    """Return where `data` begins in `heif(*inner, ...)`."""
    return len(_head(inner, 1, b"heic"))


def _head(inner: tuple[bytes, ...], primary: int, brand: bytes) -> bytes:
    pitm = full(b"pitm", 0, struct.pack(">H", primary))
    return box(b"ftyp", brand, bytes(4), brand) + full(b"meta", 0, pitm, *inner)
