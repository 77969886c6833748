"""Copying pictures into a store: a real S3 server, all files equal, and run again after it was interrupted."""

from pathlib import Path

import pytest

from places.management.moving import NotMoved
from places.management.picture_moving import move_pictures
from tests.builders.buckets import Bucket
from tests.builders.stored_folders import NEWEST, unpacked

FILES = ("large.jpg", "master.jpg", "medium.webp", "small.webp")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The media folder of a stored installation: one picture, and things that are none."""
    media = unpacked(NEWEST, tmp_path) / "media"
    (media / "ab" / "no picture").mkdir(parents=True)
    (media / "ab" / "no picture" / "master.jpg").touch()
    return media


def names(folder: Path) -> list[str]:
    """Return the names of the picture's files below the media folder."""
    found = sorted(path.relative_to(folder).as_posix() for path in folder.glob("*/*/*.*"))
    return [name for name in found if "no picture" not in name]


def stored(bucket: Bucket, name: str) -> bytes:
    content: bytes = bucket.client.get_object(Bucket=bucket.name, Key=name)["Body"].read()
    return content


def test_every_file_of_every_picture_is_copied(bucket: Bucket, folder: Path) -> None:
    told: list[int] = []
    assert move_pictures(folder, told.append) == 1
    assert (told, [Path(name).name for name in bucket.names()]) == ([1], list(FILES))
    assert bucket.names() == names(folder)
    assert all(stored(bucket, name) == (folder / name).read_bytes() for name in names(folder))


def test_what_an_interrupted_copy_has_left_is_made_whole(bucket: Bucket, folder: Path) -> None:
    move_pictures(folder, lambda _number: None)
    large, master, medium, small = names(folder)
    bucket.client.delete_object(Bucket=bucket.name, Key=medium)
    bucket.client.put_object(Bucket=bucket.name, Key=small, Body=b"half")
    assert move_pictures(folder, lambda _number: None) == 1
    assert all(
        stored(bucket, name) == (folder / name).read_bytes() for name in (large, master, medium, small)
    )


def test_a_store_that_does_not_answer_is_told(bucket: Bucket, folder: Path) -> None:
    bucket.server.stop()
    with pytest.raises(NotMoved, match="The store does not answer"):
        move_pictures(folder, lambda _number: None)


def test_without_a_store_there_is_nothing_to_copy_to(folder: Path) -> None:
    with pytest.raises(NotMoved, match="MEDIA_URL names no store"):
        move_pictures(folder, lambda _number: None)
