"""The file of a backup: an uncompressed tar that any program unpacks, in which every changed byte is found.

In this order it holds the database as a SQLite file, the secret key where it was asked for, the pictures, the
manifest (what the backup is of; name, size and SHA-256 of each file before it), and the checksum: the SHA-256 of all
bytes of the file before it. What follows that is the same in every backup.
"""

import hashlib
import io
import json
import tarfile
from dataclasses import asdict, dataclass, field
from typing import BinaryIO

FORMAT = 1
DATABASE, KEY, MANIFEST, CHECKSUM = "placeness.sqlite3", "secret-key", "manifest.json", "checksum"
PICTURES = "media/"
CHUNK = 2**20
BLOCK = tarfile.BLOCKSIZE
HEX = 64  # letters of a SHA-256
END = b"\0" * 2 * BLOCK
TAIL = BLOCK + BLOCK + len(END)  # bytes of the checksum's header, its content and the end


class BackupDamaged(Exception):
    """The file is no whole backup. The message says what is wrong with it, in a sentence."""


@dataclass(frozen=True)
class Member:
    """A file in a backup."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a backup is of. `at` is the time (ISO 8601) up to which everything is in it.

    `missing` are the keys of pictures that rows name and that had no files when the backup was made. `key` is a
    keyed hash of the secret key, by which another key is recognised.
    """

    at: str
    version: str
    engine: str
    key: str
    with_pictures: bool
    missing: list[str]
    files: list[Member] = field(default_factory=list)
    format: int = FORMAT

    def picture_keys(self) -> set[str]:
        """Return the keys of the pictures in the backup."""
        return {one.name.split("/")[2] for one in self.files if one.name.startswith(PICTURES)}


class BackupWriter:
    """Writes one backup into an open file."""

    def __init__(self, file: BinaryIO, mtime: float) -> None:
        self._file, self._mtime = file, int(mtime)
        self._all = hashlib.sha256()
        self.members: list[Member] = []

    def add(self, name: str, source: BinaryIO, size: int) -> None:
        """Append `size` bytes of `source`. Raises OSError when it has fewer, or when the disk is full."""
        self._write(header(name, size, self._mtime))
        digest, left = hashlib.sha256(), size
        while left:
            chunk = source.read(min(left, CHUNK))
            if not chunk:
                raise OSError(f"{name} became shorter while it was read")
            digest.update(chunk)
            self._write(chunk)
            left -= len(chunk)
        self._write(b"\0" * (-size % BLOCK))
        self.members.append(Member(name, size, digest.hexdigest()))

    def finish(self, manifest: Manifest) -> str:
        """Append the manifest with all files so far, and the checksum, which is returned."""
        told = asdict(manifest) | {"files": [asdict(member) for member in self.members]}
        content = json.dumps(told, indent=1).encode()
        self.add(MANIFEST, io.BytesIO(content), len(content))
        checksum = self._all.hexdigest()
        self._write(tail(checksum))
        return checksum

    def _write(self, content: bytes) -> None:
        self._all.update(content)
        self._file.write(content)


def header(name: str, size: int, mtime: int) -> bytes:
    """Return the block, or blocks, that stand before a file in a tar."""
    told = tarfile.TarInfo(name)
    told.size, told.mtime, told.mode = size, mtime, 0o600
    return told.tobuf(tarfile.PAX_FORMAT)


def tail(checksum: str) -> bytes:
    """Return the last TAIL bytes of a backup: the checksum's member and the end."""
    return header(CHECKSUM, HEX, 0) + checksum.encode().ljust(BLOCK, b"\0") + END
