"""Archives that somebody sent: checked before anything of them is used (tests/archives/actions/test_importing.py has
the hostile ones).
"""

import io
import struct

import pytest

from places.archives.methods.archive_reading import END, MOST_FILES, BadArchive, read_archive
from tests.builders.archive_files import archive_of
from tests.builders.archived import full_room


def test_a_sound_archive(db: None) -> None:
    file = archive_of(full_room(31).workshop.pk)
    read = read_archive(file)
    (name,) = [photo["file"] for photo in read.document["photos"] if photo["file"]]
    picture = io.BytesIO()
    read.copy_picture(name, picture)
    assert picture.getvalue().startswith(b"\xff\xd8")
    assert read.document["schema"] == 1


def end(files: int, listing: int, place: int = 0, comment: int = 0) -> bytes:
    return END.pack(b"PK\x05\x06", 0, 0, files, files, listing, place, comment)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no_archive"),
        (b"x" * 100, "no_archive"),
        (end(1, 46) + b"x", "no_archive"),
        (end(1, 46), "no_archive"),
        (bytes(3 * 2**20) + end(MOST_FILES + 1, 100), "too_many"),
        (bytes(3 * 2**20) + end(0xFFFF, 100), "too_many"),
        (bytes(3 * 2**20) + end(1, 2**21 + 1), "too_many"),
        (bytes(100) + b"PK\x06\x07" + bytes(16) + end(1, 46), "too_many"),
        (bytes(100) + end(1, 46), "no_archive"),
        (end(0, 0), "no_workshop"),
    ],
)
def test_the_end_tells_enough_to_refuse(content: bytes, reason: str) -> None:
    with pytest.raises(BadArchive) as caught:
        read_archive(io.BytesIO(content))
    assert caught.value.reason == reason
    assert struct.calcsize(END.format) == 22
