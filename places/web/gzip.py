"""Compression of answers, and of cached pages: once, with the values of one person inserted uncompressed.

Deflate data is a sequence of blocks. A piece that ends with a sync flush ends on a byte, so compressed pieces and
stored values can be joined as they are; only the checksum is computed for each answer. Pieces may refer to earlier
pieces, across the values between, because these have known lengths. They never refer to the values, so the length of
an answer does not depend on them (BREACH). Format: RFC 1951
(blocks), RFC 1952 (head, checksum, length). Measured beside Django's GZipMiddleware in decision 0027.
"""

import re
import struct
import zlib
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
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


def compressed(pieces: Sequence[bytes], gaps: Sequence[int]) -> list[bytes]:
    """Return each of `pieces` (UTF-8) as compressed blocks, none of which is the last.

    Between two of them belongs one stored block; `gaps` has its number of bytes. For the compressor a gap is filled
    with a byte that UTF-8 does not have, so nothing in a piece can be a reference into a gap.
    """
    compressor = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    blocks = []
    for piece, gap in zip(pieces, [*gaps, 0], strict=True):
        blocks.append(compressor.compress(piece) + compressor.flush(zlib.Z_SYNC_FLUSH))
        compressor.compress(NEVER_IN_UTF8 * gap)
        compressor.flush(zlib.Z_SYNC_FLUSH)
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


COMPRESSED = {"text/html", "application/json"}


class CompressionMiddleware(GZipMiddleware):
    """Django's compression, which varies the length at random (BREACH), for text only: pictures do not get smaller."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress a page or a JSON answer of 200 bytes or more where the browser takes gzip."""
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        if response.streaming or kind not in COMPRESSED:
            return response
        return super().process_response(request, response)
