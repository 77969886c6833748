"""Reading a backup: what was written is read, and every changed byte is found and named."""

import io
import random
from dataclasses import replace
from pathlib import Path

import pytest

from places.management.backup_file import END, TAIL, BackupDamaged, BackupWriter
from places.management.backup_reading import contents, read_manifest, unpack
from tests.management.test_backup_file import FACTS, FILES, KEY, written


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    return written(tmp_path / "a.tar")


def test_what_was_written_is_read(backup: Path) -> None:
    manifest = read_manifest(backup)
    assert replace(manifest, files=[]) == FACTS
    assert [(one.name, one.size) for one in manifest.files] == [(n, len(c)) for n, c in FILES.items()]
    assert manifest.picture_keys() == {KEY}
    assert {name: opened.read() for name, opened in contents(backup, "media/")} == {
        name: content for name, content in FILES.items() if name.startswith("media/")
    }


def test_one_file_is_unpacked(backup: Path, tmp_path: Path) -> None:
    unpack(backup, "placeness.sqlite3", tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == FILES["placeness.sqlite3"]
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o600


def test_a_changed_byte_is_found_wherever_it_is(backup: Path) -> None:
    whole = backup.read_bytes()
    chance = random.Random(1)  # noqa: S311 - places in a file
    for place in [0, 300, len(whole) - 1, *chance.sample(range(len(whole)), 120)]:
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(8)
        backup.write_bytes(changed)
        with pytest.raises(BackupDamaged):
            read_manifest(backup)


def test_the_damaged_file_is_named(backup: Path) -> None:
    whole = backup.read_bytes()
    backup.write_bytes(whole.replace(b"large\0", b"lArge\0"))
    with pytest.raises(BackupDamaged, match=rf"Not as it was written: media/ab/{KEY}/large\.jpg\."):
        read_manifest(backup)
    backup.write_bytes(whole[: -len(END)] + b"x" + END[1:])
    with pytest.raises(BackupDamaged, match="between its files, or in its checksum"):
        read_manifest(backup)
    backup.write_bytes(whole.replace(b'"at"', b'"At"'))
    with pytest.raises(BackupDamaged, match="its list of files is damaged"):
        read_manifest(backup)


def test_a_backup_that_was_cut_off_is_refused(backup: Path) -> None:
    whole = backup.read_bytes()
    for length in (0, 100, TAIL, len(whole) - 512, len(whole) - 1):
        backup.write_bytes(whole[:length])
        with pytest.raises(BackupDamaged, match=r"a\.tar is no whole backup of Placeness|damaged"):
            read_manifest(backup)


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "newer.tar"
    with path.open("wb") as file:
        writer = BackupWriter(file, 0)
        writer.add("placeness.sqlite3", io.BytesIO(b"x"), 1)
        writer.finish(replace(FACTS, format=2))
    with pytest.raises(BackupDamaged, match="a newer version of Placeness"):
        read_manifest(path)
