"""What `placeness doctor` looks at among files: pictures and their rows, and who may read what."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.files.storage import storages

from places.management.findings import Finding, fault, note, ok
from places.management.ownership import FILES, FOR_THE_OWNER
from places.management.sweep import FILE_SECONDS
from places.photos.models import Photo
from places.storage import KEY, VARIANTS, is_local, variant_path

NAMED = 3  # pictures
CLOSED = ("media", "incoming", "backups")


def pictures() -> Iterator[Finding]:
    """Whether every row has all files of its picture, and every file a row."""
    present = _files()
    keys = list(Photo.objects.exclude(key="").order_by("key").values_list("key", flat=True))
    lacking = [key for key in keys if any(variant_path(key, variant) not in present for variant in VARIANTS)]
    if lacking:
        some = ", ".join(lacking[:NAMED])
        yield fault(
            "pictures",
            f"{len(lacking)} of {len(keys)} pictures lack files ({some}).",
            "Restore them from a backup, or ask their owners to take them back and bring them again.",
        )
    else:
        yield ok("pictures", f"All {len(keys)} pictures have their files.")
    yield _strays({name for name, changed in present.items() if changed < time.time() - FILE_SECONDS}, keys)


def permissions() -> Iterator[Finding]:
    """Whether other users of this computer may read the key, the database, pictures or backups."""
    folder = Path(settings.DATA_DIR)
    watched = [folder / name for name in (*FILES, *CLOSED)]
    media = Path(settings.MEDIA_ROOT)
    open_ones = [path for path in (*watched, media) if path.exists() and path.stat().st_mode & FOR_THE_OWNER]
    for path in open_ones:
        yield fault("permissions", f"Other users of this computer may read {path}.", f"chmod go= {path}")
    if not open_ones:
        yield ok("permissions", "Key, database, pictures and backups are for this user only.")


def _strays(names: set[str], keys: list[str]) -> Finding:
    known = set(keys)
    stray = {found[0] for name in names if (found := KEY.search(name)) and found[0] not in known}
    if stray:
        remedy = "The server removes them within an hour. If not, look for errors in its log."
        return note("pictures", f"The files of {len(stray)} pictures belong to no photo.", remedy)
    return ok("pictures", "Every file of a picture belongs to a photo.")


def _files() -> dict[str, float]:
    """Return the names of all files of pictures and when each was changed. Raises PicturesAway."""
    if not is_local():
        return {name: changed.timestamp() for name, changed in storages["default"].objects()}
    root, found = Path(settings.MEDIA_ROOT), {}
    for folder, _folders, names in os.walk(root):
        for name in names:
            path = Path(folder, name)
            if KEY.search(str(path.relative_to(root))):
                found[path.relative_to(root).as_posix()] = path.lstat().st_mtime
    return found
