"""Pictures of an archive: all are stored, or none."""

import io
import zipfile
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.storage import storages

from places.archives.actions.imported_pictures import stored_pictures
from places.archives.methods.archive_reading import BadArchive, ReadArchive
from places.storage import VARIANTS, variant_path
from tests.builders.pictures import jpeg

PHOTOS = 9


@pytest.fixture(autouse=True)
def _own_folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.INCOMING_ROOT = tmp_path / "incoming"


def archive(bad: int = 0) -> ReadArchive:
    """An archive of a few pictures; number `bad` is none."""
    photos = [{"id": number, "file": f"pictures/00/{number:04}.jpg"} for number in range(1, PHOTOS + 1)]
    photos.append({"id": PHOTOS + 1, "file": ""})
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as written:
        for photo in photos[:-1]:
            content = b"<svg/>" if photo["id"] == bad else jpeg(40 + int(str(photo["id"])), 30)
            written.writestr(str(photo["file"]), content)
    return ReadArchive({"photos": photos}, zipfile.ZipFile(file))


def stored_files() -> set[Path]:
    return set(Path(storages["default"].location).rglob("*.*")) - {
        Path(storages["default"].location) / ".gitkeep"
    }


def test_all_are_stored_in_all_sizes_under_their_numbers(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with stored_pictures(archive(), lambda done, of: told.append((done, of))) as found:
        pass
    assert {photo: picture.width for photo, picture in found.items()} == {
        number: 40 + number for number in range(1, PHOTOS + 1)
    }
    assert told == [(number, PHOTOS) for number in range(1, PHOTOS + 1)]
    assert all(
        storages["default"].exists(variant_path(picture.key, variant))
        for picture in found.values()
        for variant in VARIANTS
    )
    assert list((tmp_path / "incoming").iterdir()) == []


def test_none_stays_for_one_that_is_none() -> None:
    before = stored_files()
    with pytest.raises(BadArchive, match="0006") as caught, stored_pictures(archive(bad=6), lambda *_: None):
        pass
    assert caught.value.reason == "picture"
    assert stored_files() == before


def test_none_stays_when_what_follows_fails() -> None:
    before = stored_files()
    storing = stored_pictures(archive(), lambda *_: None)
    storing.__enter__()
    assert stored_files() > before
    storing.__exit__(ZeroDivisionError, ZeroDivisionError(), None)
    assert stored_files() == before
