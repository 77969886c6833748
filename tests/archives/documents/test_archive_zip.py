"""The archive as a file: deterministic, complete, and nothing that stays in the room."""

import csv
import io
import zipfile

from django.core.files.storage import storages

from places.archives.documents.archive_zip import write_archive_file
from places.archives.queries.document import document, photo_ids
from places.codes import show_code
from places.models import Photo
from places.storage import forget, variant_path
from tests.builders.archive_files import archive_of
from tests.builders.archived import full_room


def test_pictures_credits_and_data(db: None) -> None:
    room = full_room(40, pictures=2)
    Photo.objects.filter(pk=room.photos[0].pk).update(state="brought")
    file = archive_of(room.workshop.pk)
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        pictures = [name for name in names if name.startswith("pictures/")]
        told = list(csv.DictReader(io.StringIO(archive.read("credits.csv").decode("utf-8-sig"))))
        readme = archive.read("README.txt").decode()
        photo = Photo.objects.get(pk=room.photos[0].pk)
        with storages["default"].open(variant_path(photo.key, "master")) as stored:
            assert archive.read(pictures[0]) == stored.read()
        assert archive.getinfo(pictures[0]).compress_type == zipfile.ZIP_STORED
    assert len(names) == len(set(names)) == len(pictures) + 13
    assert [row["file"] for row in told] == pictures
    assert all(row["name"] for row in told)
    shared = Photo.objects.filter(workshop=room.workshop).exclude(key="")
    codes = {show_code(photo.reference) for photo in shared}
    assert {row["picture_code"] for row in told} <= codes
    assert len({row["picture_code"] for row in told}) == len(pictures)
    brought = len(photo_ids(room.workshop.pk)[0]) + photo_ids(room.workshop.pk)[1]
    assert f"{brought - len(photo_ids(room.workshop.pk)[0])} pictures stayed in the room" in readme


def test_the_same_workshop_gives_the_same_bytes(db: None) -> None:
    room = full_room(41)
    assert archive_of(room.workshop.pk).getvalue() == archive_of(room.workshop.pk).getvalue()


def test_a_kept_picture_is_in_no_file(db: None) -> None:
    room = full_room(42, pictures=2)
    Photo.objects.filter(workshop=room.workshop).update(audience="room")
    with zipfile.ZipFile(archive_of(room.workshop.pk)) as archive:
        assert not [name for name in archive.namelist() if name.startswith("pictures/")]
        for name in archive.namelist():
            text = archive.read(name).decode()
            assert not any(photo.key and photo.key in text for photo in room.photos)
            assert not any(photo.essence in text for photo in room.photos if len(photo.essence) > 12)


def test_a_lost_file_is_left_out_and_progress_is_told(db: None) -> None:
    room = full_room(43, pictures=2)
    Photo.objects.filter(pk__in=[photo.pk for photo in room.photos[:2]]).update(state="brought")
    forget(room.photos[0].key)
    file, told = io.BytesIO(), []
    write_archive_file(document(room.workshop.pk), file, lambda done, of: told.append((done, of)))
    assert told == [(0, 2), (1, 2), (2, 2)]
    with zipfile.ZipFile(file) as archive:
        assert sum(name.startswith("pictures/") for name in archive.namelist()) == 1
