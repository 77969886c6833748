"""The file of a backup: any program unpacks it."""

import io
import subprocess
from pathlib import Path

import pytest

from places.management.backup_file import BackupWriter, Manifest
from places.management.backup_reading import checksum_of

KEY = "ab" * 16
FILES = {
    "placeness.sqlite3": bytes(range(256)) * 9,
    f"media/ab/{KEY}/large.jpg": b"large",
    f"media/ab/{KEY}/small.webp": b"",
}
FACTS = Manifest("2026-11-30T14:32:00+00:00", "0.1", "sqlite", "k", with_pictures=True, missing=[])


def written(path: Path) -> Path:
    """Write a small backup and return its path."""
    with path.open("wb") as file:
        writer = BackupWriter(file, 1_700_000_000)
        for name, content in FILES.items():
            writer.add(name, io.BytesIO(content), len(content))
        checksum = writer.finish(FACTS)
    assert checksum_of(path) == checksum
    return path


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    return written(tmp_path / "a.tar")


def test_other_programs_unpack_it(backup: Path, tmp_path: Path) -> None:
    told = subprocess.run(  # noqa: S603 - our own words
        ["tar", "-xvf", str(backup), "-C", str(tmp_path)],  # noqa: S607 - whichever tar is there
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == [*FILES, "manifest.json", "checksum"]
    assert told.stderr == ""
    assert all((tmp_path / name).read_bytes() == content for name, content in FILES.items())


def test_a_source_that_ends_early_is_told() -> None:
    with pytest.raises(OSError, match="became shorter"):
        BackupWriter(io.BytesIO(), 0).add("media/x/small.webp", io.BytesIO(b"abc"), 4)
