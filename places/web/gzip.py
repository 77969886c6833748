"""Kept pages as gzip: compressed once, with what belongs to one person put in uncompressed.

Deflate data is a sequence of blocks. A piece that ends with a sync flush ends on a byte, so compressed pieces and
stored words can be joined as they are; only the checksum is computed for each answer. Pieces may refer to pieces
before them, across the words between, because these have known lengths. They never refer to the words, so the length
of an answer tells nothing about what is put in for a person, whatever the page says (BREACH). Format: RFC 1951
(blocks), RFC 1952 (head, checksum, length). Measured beside Django's GZipMiddleware in decision 0027.
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
NEVER_IN_UTF8 = b"\xff"
WANTS = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")


def answer(request: HttpRequest, pieces: Sequence[bytes], blocks: Sequence[bytes]) -> HttpResponse:
    """Answer with a page, as gzip for browsers that take it.

    `blocks` holds each of `pieces` compressed or stored.
    """
    if WANTS.search(request.headers.get("Accept-Encoding", "")):
        response = HttpResponse(gzip(pieces, blocks))
        response["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(b"".join(pieces))
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def squeezed(pieces: Sequence[bytes], gaps: Sequence[int]) -> list[bytes]:
    """Return each of `pieces`, which are UTF-8, as compressed blocks, of which none is the last.

    Between two of them comes one stored block of as many bytes as `gaps` says. For the compressor a gap is filled
    with a byte that UTF-8 does not have, so nothing in a piece can be a reference into a gap.
    """
    press = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    blocks = []
    for piece, gap in zip(pieces, [*gaps, 0], strict=True):
        blocks.append(press.compress(piece) + press.flush(zlib.Z_SYNC_FLUSH))
        press.compress(NEVER_IN_UTF8 * gap)
        press.flush(zlib.Z_SYNC_FLUSH)
    return blocks


def stored(words: bytes) -> bytes:
    """Return at most 65,535 bytes as a block that is not compressed. Raises ValueError for more."""
    if len(words) > MOST_STORED:
        raise ValueError("Too long for one block.")
    return b"\x00" + struct.pack("<HH", len(words), len(words) ^ MOST_STORED) + words


def gzip(pieces: Sequence[bytes], blocks: Sequence[bytes]) -> bytes:
    """Return the gzip file of `pieces`, of which each is given compressed or stored in `blocks`."""
    checksum = size = 0
    for piece in pieces:
        checksum, size = zlib.crc32(piece, checksum), size + len(piece)
    return b"".join((HEAD, *blocks, LAST, struct.pack("<LL", checksum, size & 0xFFFFFFFF)))
