"""Pictures of an archive: all are stored, or none."""

import io
import zipfile
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.storage import storages

from places.archives.actions.imported_pictures import PictureKeys, remove_former, stored_pictures
from places.archives.methods.archive_reading import BadArchive, ReadArchive
from places.storage import KEY, VARIANTS, variant_path
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
    with stored_pictures(archive(), PictureKeys(), lambda done, of: told.append((done, of))) as found:
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
    with (
        pytest.raises(BadArchive, match="0006") as caught,
        stored_pictures(archive(bad=6), PictureKeys(), lambda *_: None),
    ):
        pass
    assert caught.value.reason == "picture"
    assert stored_files() == before


def test_none_stays_when_what_follows_fails() -> None:
    before = stored_files()
    storing = stored_pictures(archive(), PictureKeys(), lambda *_: None)
    storing.__enter__()
    assert stored_files() > before
    storing.__exit__(ZeroDivisionError, ZeroDivisionError(), None)
    assert stored_files() == before


def test_keys_of_an_attempt_are_known_to_the_next_alone() -> None:
    first, other = PictureKeys("a" * 32), PictureKeys("b" * 32)
    second = PictureKeys("a" * 32, 2)
    keys = [each.of(photo) for each in (first, second, other) for photo in (1, 2)]
    assert len(set(keys)) == 6
    assert all(KEY.fullmatch(key) for key in keys)
    assert (first.former(1), second.former(1)) == ([], [first.of(1)])


def test_what_a_former_attempt_left_is_removed() -> None:
    before, found = stored_files(), archive()
    with stored_pictures(found, PictureKeys("a" * 32), lambda *_: None):
        pass
    assert stored_files() > before
    remove_former(found, PictureKeys("a" * 32, 2))
    assert stored_files() == before
