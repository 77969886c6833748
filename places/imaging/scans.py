"""How much work a progressive JPEG asks for: its scans, counted without decoding anything.

A file of a few kilobytes can hold a thousand empty scans, each of which sends the decoder through every block
of the picture. Everything after the picture's own end (a second picture, a film) is not looked at.
"""

import re

_START, _END = 0xDA, 0xD9
_ALONE = {0x01, *range(0xD0, 0xD9)}
# Inside a scan FF is followed by 00 (a stuffed byte), by a restart mark (D0-D7) or by another FF (padding).
_NEXT_MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def scan_count(data: bytes) -> int:
    """Return the number of scans in the JPEG `data`, up to the end of its first picture."""
    count, position = 0, 2
    while found := _NEXT_MARK.search(data, position):
        mark, position = data[found.start() + 1], found.end()
        if mark == _END:
            break
        if mark in _ALONE:
            continue
        count += mark == _START
        position += int.from_bytes(data[position : position + 2], "big")
    return count
