"""Copying the pictures of a data folder into the store that MEDIA_URL names, each compared with its original."""

from collections.abc import Callable, Iterator
from pathlib import Path

from django.core.files.storage import storages

from places.errors import NotSaved, PicturesAway
from places.management.moving import NotMoved
from places.storage.names import KEY, VARIANTS, picture_folder, variant_path
from places.storage.pictures import forget, is_local, keep


def move_pictures(folder: Path, report: Callable[[int], None]) -> int:
    """Copy every picture below `folder` into the store of the settings; return how many pictures are there now.

    Those that are there already are compared only, so that an interrupted copy can be run again. `report` is called
    with the number of pictures after each. `folder` stays as it is. Raises NotMoved, with a sentence, when the
    settings name no store, when the store does not answer, or when a file differs after it was copied.
    """
    if is_local():
        raise NotMoved("MEDIA_URL names no store, so there is nothing to copy the pictures to.")
    copied = 0
    for key, files in _pictures_in(folder):
        try:
            if not _equal(key, files):
                forget(key)  # what an interrupted copy has left
                keep(files, key)
                if not _equal(key, files):
                    raise NotMoved(f"The picture {key} differs after it was copied. Run the command again.")
        except (PicturesAway, NotSaved) as error:
            raise NotMoved("The store does not answer. Run the command again when it does.") from error
        copied += 1
        report(copied)
    return copied


def _pictures_in(folder: Path) -> Iterator[tuple[str, dict[str, Path]]]:
    for path in sorted(folder.glob("*/*")):
        if KEY.fullmatch(path.name) and path == folder / picture_folder(path.name):
            named = {variant: path / name for variant, (name, _kind) in VARIANTS.items()}
            yield path.name, {variant: file for variant, file in named.items() if file.is_file()}


def _equal(key: str, files: dict[str, Path]) -> bool:
    """Return whether the store has exactly the contents of `files` for this picture."""
    store = storages["default"]
    for variant, file in files.items():
        try:
            with store.open(variant_path(key, variant)) as stored:
                if stored.read() != file.read_bytes():
                    return False
        except FileNotFoundError:
            return False
    return True
