"""The pictures of a backup, put into the storage that the settings name."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from django.core.files.storage import storages

from places.errors import NotSaved, PicturesAway
from places.management.backup_file import CHUNK, PICTURES, BackupDamaged, Manifest, Member
from places.management.backup_reading import contents
from places.management.replacing import NotReplaced
from places.storage import VARIANTS, forget, keep, variant_path

AWAY = "The store of pictures does not answer. Run the command again when it does."


def put_pictures(backup: Path, manifest: Manifest, workplace: Path) -> int:
    """Write every picture of a backup that the storage lacks or has otherwise, durably; return their number.

    `workplace` is a folder for files on their way. Nothing is removed. Raises BackupDamaged, NotReplaced, OSError.
    """
    told = {one.name: one for one in manifest.files}
    wanted = {key for key, members in _by_key(manifest) if not _is_there(members)}
    written = 0
    found = contents(backup, PICTURES)
    for key, files in groupby(found, key=lambda one: one[0].split("/")[2]):
        if key in wanted:
            with tempfile.TemporaryDirectory(dir=workplace) as folder:
                taken = {name: _taken(file, told[name], Path(folder)) for name, file in files}
                _put(key, taken)
            written += 1
    return written


def lacking(keys: Iterable[str]) -> int:
    """Return how many of these pictures have no files in the storage. Raises NotReplaced."""
    try:
        return sum(not storages["default"].exists(variant_path(key, "master")) for key in keys)
    except PicturesAway as away:
        raise NotReplaced(AWAY) from away


def _by_key(manifest: Manifest) -> Iterator[tuple[str, list[Member]]]:
    pictures = [one for one in manifest.files if one.name.startswith(PICTURES)]
    for key, members in groupby(pictures, key=lambda one: one.name.split("/")[2]):
        yield key, list(members)


def _is_there(members: list[Member]) -> bool:
    """Return whether the storage has all these files, with the same contents."""
    try:
        for member in members:
            with storages["default"].open(member.name.removeprefix(PICTURES)) as stored:
                if hashlib.sha256(stored.read()).hexdigest() != member.sha256:
                    return False
    except FileNotFoundError:
        return False
    except PicturesAway as away:
        raise NotReplaced(AWAY) from away
    return True


def _taken(content: object, member: Member, folder: Path) -> Path:
    """Write one file into a folder; return its path. Raises BackupDamaged when it is not as the manifest says."""
    path = folder / Path(member.name).name
    with path.open("wb") as file:
        shutil.copyfileobj(content, file, CHUNK)  # type: ignore[misc] # a file that is open for reading
        file.flush()
        os.fsync(file.fileno())
    if hashlib.sha256(path.read_bytes()).hexdigest() != member.sha256:
        raise BackupDamaged(f"{member.name} is not as the backup's manifest says.")
    return path


def _put(key: str, taken: dict[str, Path]) -> None:
    """Put a picture in, instead of what is there of it. Raises NotReplaced for names that are no picture's."""
    named = {f"{PICTURES}{variant_path(key, variant)}": variant for variant in VARIANTS}
    if unknown := taken.keys() - named.keys():
        raise BackupDamaged(f"{min(unknown)} in the backup is no picture's file.")
    try:
        forget(key)
        keep({named[name]: path for name, path in taken.items()}, key)
    except (PicturesAway, NotSaved) as away:
        raise NotReplaced(AWAY) from away
