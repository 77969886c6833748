"""Squeezed pages: a page that was kept is compressed once, and what is put in for each person goes in uncompressed.

Gzip's data is a row of blocks. A piece that ends with a full flush ends on a byte and refers to nothing before it, so
squeezed pieces and stored words can be joined as they are; only the checksum is counted anew. Kept pages hold nothing
of one person, and the token of forms is masked anew in each answer: their length tells nobody a secret (BREACH).
Format: RFC 1951 (blocks) and RFC 1952 (head, checksum and length).
"""

import re
import struct
import zlib
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"  # deflate, no name, no time, unknown system
LAST = b"\x03\x00"  # an empty last block
LEVEL = 5
MOST_STORED = 2**16 - 1
WANTS = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")


def answer(request: HttpRequest, pieces: Sequence[bytes], blocks: Sequence[bytes]) -> HttpResponse:
    """Answer with a page, squeezed for browsers that take it.

    `blocks` holds each of `pieces` as it was squeezed or stored.
    """
    if WANTS.search(request.headers.get("Accept-Encoding", "")):
        response = HttpResponse(gzip(pieces, blocks))
        response["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(b"".join(pieces))
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def squeezed(piece: bytes) -> bytes:
    """Return a piece as compressed blocks, of which none is the last."""
    press = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return press.compress(piece) + press.flush(zlib.Z_FULL_FLUSH)


def stored(words: bytes) -> bytes:
    """Return at most 65,535 bytes as a block that is not compressed. Raises ValueError for more."""
    if len(words) > MOST_STORED:
        raise ValueError("Too long for one block.")
    return b"\x00" + struct.pack("<HH", len(words), len(words) ^ MOST_STORED) + words


def gzip(pieces: Sequence[bytes], blocks: Sequence[bytes]) -> bytes:
    """Return the gzip file of `pieces`, of which each is given in `blocks` as it was squeezed or stored."""
    checksum = size = 0
    for piece in pieces:
        checksum, size = zlib.crc32(piece, checksum), size + len(piece)
    return b"".join((HEAD, *blocks, LAST, struct.pack("<LL", checksum, size & 0xFFFFFFFF)))
