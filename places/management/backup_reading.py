"""Reading a backup: whether every byte of it is as it was written, its manifest, and its files."""

import hashlib
import json
import os
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from places.management.backup_file import (
    BLOCK,
    CHECKSUM,
    CHUNK,
    FORMAT,
    MANIFEST,
    TAIL,
    BackupDamaged,
    Manifest,
    Member,
    tail,
)

NAMED = 5  # damaged files that are named


def checksum_of(path: Path) -> str:
    """Return the SHA-256 of all bytes before the checksum's member, and require that it is the one given there.

    Raises BackupDamaged, with a sentence that names the damaged file, for a file that is not as it was written.
    """
    size = path.stat().st_size
    if size <= TAIL or size % BLOCK:
        raise BackupDamaged(_not_whole(path))
    digest = hashlib.sha256()
    with path.open("rb") as file:
        left = size - TAIL
        while left:
            chunk = file.read(min(left, CHUNK))
            if not chunk:
                raise BackupDamaged(_not_whole(path))
            digest.update(chunk)
            left -= len(chunk)
        if file.read() != tail(digest.hexdigest()):
            raise BackupDamaged(_damage(path))
    return digest.hexdigest()


def read_manifest(path: Path) -> Manifest:
    """Return the manifest of a backup all of whose bytes are as they were written.

    Raises BackupDamaged, with a sentence, for one that is not, and for a file that is no backup of this format.
    """
    checksum_of(path)
    with _opened(path) as archive:
        manifest = _manifest(archive)
        found = [(one.name, one.size) for one in archive.getmembers()]
    if manifest.format != FORMAT:
        raise BackupDamaged(f"{path.name} was written by a newer version of Placeness. Install that first.")
    wanted = [(one.name, one.size) for one in manifest.files]
    if found[:-2] != wanted or [name for name, _size in found[-2:]] != [MANIFEST, CHECKSUM]:
        raise BackupDamaged(f"{path.name} holds other files than its manifest names.")
    return manifest


def contents(path: Path, prefix: str) -> Iterator[tuple[str, BinaryIO]]:
    """Yield name and content of each file of a backup whose name begins with `prefix`, in the order of the file."""
    with _opened(path) as archive:
        for member in archive:
            opened = archive.extractfile(member) if member.name.startswith(prefix) else None
            if opened:
                yield member.name, opened  # type: ignore[misc] # a buffered reader is one


def unpack(path: Path, name: str, target: Path) -> None:
    """Write one file of a backup to `target`, for its owner only, durably. Raises KeyError when it has none."""
    with _opened(path) as archive, open(os.open(target, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
        content = archive.extractfile(name)
        if content is None:
            raise KeyError(name)
        shutil.copyfileobj(content, file, CHUNK)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _opened(path: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(path, "r:") as archive:
            yield archive
    except tarfile.TarError as error:
        raise BackupDamaged(f"{path.name} cannot be read as a backup ({error}).") from error


def _manifest(archive: tarfile.TarFile) -> Manifest:
    try:
        content = archive.extractfile(MANIFEST)
        told: dict[str, Any] = json.loads(content.read()) if content else {}
        return Manifest(**told | {"files": [Member(**one) for one in told["files"]]})
    except (KeyError, TypeError, ValueError) as error:
        raise BackupDamaged("The manifest of the backup cannot be read.") from error


def _not_whole(path: Path) -> str:
    return f"{path.name} is no whole backup of Placeness: its end is missing."


def _damage(path: Path) -> str:
    """Return a sentence that names the files of the backup that are not as they were written."""
    try:
        with tarfile.open(path, "r:") as archive:
            told = {one.name: one for one in _manifest(archive).files}
            damaged = [one.name for one in archive if one.name in told and not _equals(archive, one, told)]
            lacking = sorted(told.keys() - set(archive.getnames()))
    except (tarfile.TarError, BackupDamaged):
        return f"{path.name} is no whole backup of Placeness: its list of files is damaged."
    if named := [*damaged, *lacking][:NAMED]:
        return f"The backup {path.name} is damaged. Not as it was written: {', '.join(named)}."
    return f"The backup {path.name} is damaged: between its files, or in its checksum."


def _equals(archive: tarfile.TarFile, member: tarfile.TarInfo, told: dict[str, Member]) -> bool:
    content = archive.extractfile(member)
    digest = hashlib.file_digest(content, "sha256").hexdigest() if content else ""  # type: ignore[arg-type]
    return digest == told[member.name].sha256
