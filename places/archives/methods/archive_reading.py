"""Reads an archive that somebody sent, and trusts nothing in it: the whole file is refused for one fault.

What is known before anything is unpacked is checked first: the size, the list of its files, their names, kinds and
sizes. No file is ever written under a name from an archive.
"""

import json
import re
import stat
import struct
import threading
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, BinaryIO, TypeVar

from places.archives.methods.migrations import migrated
from places.archives.methods.references import broken_reference
from places.archives.methods.schema import first_fault

MOST_BYTES = 4 * 10**9
MOST_FILES = 4000
MOST_LISTING = 2 * 2**20  # bytes of the list of files
MOST_PICTURE, MOST_TEXT = 25 * 10**6, 64 * 2**20
MOST_DOCUMENT, MOST_VALUES = (
    32 * 2**20,
    2 * 10**6,
)  # of workshop.json; 2,000 photos and 300 voters: 2.7 MB, 180,000
MARKS = re.compile(rb'"(?:[^"\\]++|\\.)*+"?|[\[{,]', re.DOTALL)  # texts, and what stands before each value
QUOTE = ord('"')
BLOCK = 2**18  # bytes that are unpacked at a time
MOST_RATIO, SMALL = 200, 2**20  # how much longer a file may become by unpacking; short ones may be anything
WORKSHOP = "workshop.json"
PICTURE = re.compile(r"pictures/[\w-]{1,80}/\d{4,8}(-[\w-]{1,80})?\.jpg")
TEXT = re.compile(r"README\.txt|credits\.csv|workshop\.json|data/[a-z_]{1,40}\.(csv|json)")
FOLDER = re.compile(r"pictures/([\w-]{1,80}/)?|data/")
END = struct.Struct(
    "<4s4H2LH"
)  # the last 22 bytes: signature, disks, numbers of files, listing's size and place
END_SIGNATURE, ZIP64_LOCATOR = b"PK\x05\x06", b"PK\x06\x07"
ENCRYPTED = 0x1 | 0x40 | 0x2000
Read = TypeVar("Read")


class BadArchive(Exception):
    """The archive is refused. `reason` is a word for why, `where` the file or the part that it is about."""

    def __init__(self, reason: str, where: str = "") -> None:
        super().__init__(f"{reason}: {where}" if where else reason)
        self.reason = reason
        self.where = where


@dataclass(frozen=True)
class ReadArchive:
    """An archive that was checked: its document in the present form, and its open file for the pictures."""

    document: dict[str, Any]
    file: zipfile.ZipFile
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def copy_picture(self, name: str, target: BinaryIO) -> None:
        """Write a picture (at most MOST_PICTURE bytes) into `target`, block by block. Threads take turns.

        Raises BadArchive when it is damaged, and OSError when it cannot be written.
        """
        with self._guard:
            target.writelines(_blocks(self.file, name, MOST_PICTURE))


def read_archive(file: BinaryIO) -> ReadArchive:
    """Return a checked archive. `file` stays open for its pictures. Raises BadArchive."""
    _check_end(file)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError, UnicodeError, ValueError, struct.error) as error:
        raise BadArchive("no_archive") from error
    listed = archive.infolist()
    for entry in listed:
        _check_entry(entry)
    _check_together(listed, file)
    document = _document(b"".join(_blocks(archive, WORKSHOP, MOST_DOCUMENT)))
    names = {entry.filename for entry in listed}
    for photo in document["photos"]:
        if photo["file"] and (photo["file"] not in names or not PICTURE.fullmatch(photo["file"])):
            raise BadArchive("reference", f"photos[{photo['id'] - 1}].file")
    return ReadArchive(document, archive)


def _check_end(file: BinaryIO) -> None:
    """Look at the end of the file only: how many files it says to hold, before a list of them is made."""
    size = file.seek(0, 2)
    if size > MOST_BYTES:
        raise BadArchive("too_large")
    if size < END.size:
        raise BadArchive("no_archive")
    file.seek(-END.size, 2)
    signature, _disk, _start, here, files, listing, place, comment = END.unpack(file.read(END.size))
    if signature != END_SIGNATURE or comment or here != files or place + listing + END.size > size:
        raise BadArchive("no_archive")
    if files > MOST_FILES or listing > MOST_LISTING:
        raise BadArchive("too_many")
    if size >= END.size + 20:
        file.seek(-END.size - 20, 2)
        if file.read(4) == ZIP64_LOCATOR:
            raise BadArchive("too_many")
    file.seek(0)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    kind = stat.S_IFMT(entry.external_attr >> 16)
    is_folder = FOLDER.fullmatch(name) is not None
    if name != entry.orig_filename or not (is_folder or PICTURE.fullmatch(name) or TEXT.fullmatch(name)):
        raise BadArchive("strange_file", name[:80])
    if kind not in (0, stat.S_IFDIR if is_folder else stat.S_IFREG):
        raise BadArchive("strange_file", name)
    if entry.flag_bits & ENCRYPTED:
        raise BadArchive("encrypted", name)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BadArchive("strange_file", name)
    most = 0 if is_folder else MOST_PICTURE if PICTURE.fullmatch(name) else MOST_TEXT
    if entry.file_size > most or entry.file_size > max(SMALL, MOST_RATIO * entry.compress_size):
        raise BadArchive("too_large", name)


def _check_together(listed: Iterable[zipfile.ZipInfo], file: BinaryIO) -> None:
    """No two files of one name, or over each other, and `workshop.json` among them."""
    names = {unicodedata.normalize("NFC", entry.filename).casefold() for entry in listed}
    entries = sorted(listed, key=lambda entry: entry.header_offset)
    if len(names) < len(entries):
        raise BadArchive("twice")
    end = 0
    for entry in entries:
        if entry.header_offset < end:
            raise BadArchive("damaged", entry.filename)
        end = entry.header_offset + 30 + entry.compress_size
    if end > file.seek(0, 2) or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise BadArchive("too_large")
    if WORKSHOP not in names:
        raise BadArchive("no_workshop")


def _blocks(archive: zipfile.ZipFile, name: str, most: int) -> Iterator[bytes]:
    """Yield the bytes of one file; its checksum is compared. What its list says of its size is not trusted."""
    size = 0
    with closing(_undamaged(name, lambda: archive.open(name))) as entry:
        while block := _undamaged(name, lambda: entry.read(BLOCK)):
            size += len(block)
            if size > most:
                raise BadArchive("too_large", name)
            yield block


def _undamaged(name: str, read: Callable[[], Read]) -> Read:
    try:
        return read()
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise BadArchive("damaged", name) from error


def _document(content: bytes) -> dict[str, Any]:
    """Return what `workshop.json` says. Each value takes a hundred bytes of memory or so: they are counted first."""
    values = (mark for mark in MARKS.finditer(content) if content[mark.start()] != QUOTE)
    if next(islice(values, MOST_VALUES, None), None) is not None:
        raise BadArchive("too_large")
    try:
        found = json.loads(content.decode(), parse_constant=_no_constant, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise BadArchive("unreadable", WORKSHOP) from error
    found = migrated(found)
    if found is None:
        raise BadArchive("newer")
    if fault := first_fault(found) or broken_reference(found):
        raise BadArchive("reference", fault)
    document: dict[str, Any] = found
    return document


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no number.")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("A name stands twice.")
    return found
