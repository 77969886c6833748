"""Archives that somebody sent: checked before anything of them is used (tests/archives/actions/test_importing.py has
the hostile ones).
"""

import io
import struct
import warnings
import zipfile

import pytest

from places.archives.methods import archive_reading
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


def zipped(*entries: tuple[str, bytes], kind: int = zipfile.ZIP_STORED) -> io.BytesIO:
    """A ZIP file of these files."""
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", kind) as archive:
        warnings.simplefilter("ignore")
        for name, content in entries:
            archive.writestr(name, content)
    return file


def reason(file: io.BytesIO) -> str:
    with pytest.raises(BadArchive) as caught:
        read_archive(file)
    return caught.value.reason


LISTED = b"PK\x01\x02"  # begins each line of the list of files


def patched(file: io.BytesIO, number: int, **changes: bytes) -> io.BytesIO:
    """The same file with other bytes in a line of its list: `at_N` are the bytes that come at its place N."""
    content = bytearray(file.getvalue())
    at = -1
    for _line in range(number):
        at = content.index(LISTED, at + 1)
    for place, told in changes.items():
        start = at + int(place.removeprefix("at_"))
        content[start : start + len(told)] = told
    return io.BytesIO(bytes(content))


def test_more_files_than_an_archive_has() -> None:
    names = [(f"pictures/00/{number:05}.jpg", b"") for number in range(MOST_FILES + 1)]
    assert reason(zipped(*names)) == "too_many"


def test_a_list_that_lies() -> None:
    two = zipped(("workshop.json", b"{}" * 40), ("README.txt", b"x" * 80))
    same = (42, patched(two, 2, at_42=bytes(4)))  # both begin at the same place
    longer = (24, patched(two, 1, at_24=b"\xff\xff\xff\x0f"))  # 256 MB of text
    beyond = (42, patched(two, 1, at_42=b"\xff\xff\xff\x0f"))
    extra = (30, patched(two, 1, at_30=b"\xff\xff"))  # more extra fields than there are bytes
    whole = (20, patched(two, 1, at_20=b"\xff" * 8))  # sizes that a field of ZIP64 would tell
    told = {place: reason(file) for place, file in (longer, extra, whole)}
    assert told == {24: "too_large", 30: "no_archive", 20: "too_large"}
    assert {reason(file) for _place, file in (same, beyond)} <= {"damaged", "too_large", "no_archive"}


def test_another_name_before_the_bytes_than_in_the_list() -> None:
    file = zipped(("workshop.json", b"{}"))
    content = file.getvalue().replace(b"workshop.json", b"workshop.jsoN", 1)
    assert reason(io.BytesIO(content)) == "damaged"


@pytest.mark.parametrize(
    "name",
    [
        "pictures/00/0001\u202egpj.exe.jpg",  # read from right to left
        "pictures/00/0001-\uff0f.jpg",  # a wide slash
        "pictures/\u2024\u2024/0001.jpg",  # two leaders that look like dots
        "pictures/00/0001.jpg\u0000.exe",
        "Workshop.json",
        "WORKSHOP.JSON",
        "data/\u0131x.csv",
        "pictures/00/\u0661\u0662\u0663\u0664.jpg ",
        ".git/config",
        "pictures/00/0001.JPG",
    ],
)
def test_names_that_look_like_others(name: str) -> None:
    content = zipped(("workshop.json", b"{}"), ("pictures/00/0009.jpg", b"x"))
    entry = zipfile.ZipInfo("x")
    entry.filename = name  # as it is: ZipInfo itself cuts a name at its first NUL
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr(entry, b"x")
    assert reason(content) in ("strange_file", "twice")


def test_names_that_are_one_on_some_systems() -> None:
    for one, other in (("0001-\u00e5.jpg", "0001-a\u030a.jpg"), ("0001-a.jpg", "0001-A.jpg")):
        file = zipped(*((name, b"x") for name in (f"pictures/00/{one}", f"pictures/00/{other}")))
        assert reason(file) in ("twice", "strange_file")


def test_a_document_that_would_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four bytes of it would become a hundred and more."""
    monkeypatch.setattr(archive_reading, "MOST_VALUES", 10_000)
    for value in (b"[],", b'{"a":0},', b"0,"):
        assert reason(zipped(("workshop.json", b"[" + value * 9_990 + b"0]"))) in ("reference", "too_large")
        assert reason(zipped(("workshop.json", b"[" + value * 10_001 + b"0]"))) == "too_large"
    long = zipped(("workshop.json", b'"' + b"x" * archive_reading.MOST_DOCUMENT))
    assert reason(long) == "too_large"


def test_texts_may_hold_any_marks() -> None:
    marks = archive_reading.MARKS.finditer(rb'{"a\"[{,": [1, "\\", "[{,"], "open [,')
    assert [mark[0][:1] for mark in marks if mark[0][:1] != b'"'] == [b"{", b"[", b",", b",", b","]
