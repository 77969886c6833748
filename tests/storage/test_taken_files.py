"""Files to take away: nothing offers them before they are whole, and names cannot lead elsewhere."""

from pathlib import Path

import pytest
from django.conf import settings

from places.storage import new_key
from places.storage.taken_files import forget_file, keep_file, old_files, open_file, unfinished_path
from tests.builders.buckets import Bucket


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path) -> None:
    settings.EXPORTS_ROOT = tmp_path / "exports"


def test_a_file_is_there_when_it_is_whole() -> None:
    name = new_key()
    unfinished_path(name).write_bytes(b"whole")
    with pytest.raises(FileNotFoundError):
        open_file(name)
    assert keep_file(name) == 5
    with open_file(name) as file:
        assert file.read() == b"whole"
    forget_file(name)
    forget_file(name)
    assert list(Path(settings.EXPORTS_ROOT).iterdir()) == []
    assert Path(settings.EXPORTS_ROOT).stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("name", ["../secret-key", "", "a" * 31, "A" * 32])
def test_other_names_are_refused(name: str) -> None:
    for act in (unfinished_path, open_file, forget_file):
        with pytest.raises(ValueError, match="hexadecimal"):
            act(name)


def test_old_ones_whole_or_not() -> None:
    whole, half = new_key(), new_key()
    assert set(old_files(-5)) == set()
    for name in (whole, half):
        unfinished_path(name).write_bytes(b"a")
    keep_file(whole)
    (Path(settings.EXPORTS_ROOT) / "README").write_bytes(b"somebody else's")
    assert (set(old_files(-5)), set(old_files(60))) == ({whole, half}, set())


def test_in_a_bucket(bucket: Bucket) -> None:
    name = new_key()
    unfinished_path(name).write_bytes(b"whole")
    assert (keep_file(name), bucket.names()) == (5, [f"exports/{name}"])
    with open_file(name) as file:
        assert (file.read(2), file.read(9)) == (b"wh", b"ole")
    bucket.client.put_object(Bucket=bucket.name, Key="ab/other.jpg", Body=b"a")
    assert (set(old_files(-5)), set(old_files(3600))) == ({name}, set())
    forget_file(name)
    assert bucket.names() == ["ab/other.jpg"]
    with pytest.raises(FileNotFoundError):
        open_file(name)
