"""Pictures of a backup are put in where they lack or differ, in a folder and in a bucket; nothing is removed."""

import io
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.storage import storages

from places.management.backup_file import BackupDamaged, BackupWriter, Manifest
from places.management.backup_reading import read_manifest
from places.management.replacing import NotReplaced
from places.management.restored_pictures import lacking, put_pictures
from places.storage import VARIANTS, forget, variant_path
from tests.builders.buckets import Bucket
from tests.builders.pictures import stored_picture


def backup_of(path: Path, files: dict[str, bytes]) -> Manifest:
    with path.open("wb") as file:
        writer = BackupWriter(file, 0)
        for name, content in files.items():
            writer.add(f"media/{name}", io.BytesIO(content), len(content))
        writer.finish(Manifest("2026-11-30", "0.1", "sqlite", "k", with_pictures=True, missing=[]))
    return read_manifest(path)


def files_of(*keys: str) -> dict[str, bytes]:
    names = [variant_path(key, variant) for key in keys for variant in VARIANTS]
    found = {}
    for name in names:
        with storages["default"].open(name) as file:
            found[name] = file.read()
    return found


def test_what_lacks_or_differs_is_put_in(tmp_path: Path, settings: LazySettings) -> None:
    kept, lost, changed, other = sorted(stored_picture(8, 6) for _ in range(4))
    before = files_of(kept, lost, changed)
    backup = tmp_path / "a.tar"
    manifest = backup_of(backup, before)
    forget(lost)
    (Path(settings.MEDIA_ROOT) / variant_path(changed, "small")).write_bytes(b"changed")
    assert lacking([kept, lost, changed, other]) == 1
    assert put_pictures(backup, manifest, tmp_path) == 2
    assert files_of(kept, lost, changed) == before
    assert lacking([kept, lost, changed, other]) == 0
    assert put_pictures(backup, manifest, tmp_path) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["a.tar"]


def test_a_bucket_gets_them_too_and_one_that_is_away_is_told(bucket: Bucket, tmp_path: Path) -> None:
    key = stored_picture(8, 6)
    before = files_of(key)
    manifest = backup_of(tmp_path / "a.tar", before)
    forget(key)
    assert put_pictures(tmp_path / "a.tar", manifest, tmp_path) == 1
    assert files_of(key) == before
    bucket.server.stop()
    with pytest.raises(NotReplaced, match="does not answer"):
        put_pictures(tmp_path / "a.tar", manifest, tmp_path)
    with pytest.raises(NotReplaced, match="does not answer"):
        lacking([key])


def test_files_of_other_names_are_refused(tmp_path: Path) -> None:
    key = "ab" * 16
    manifest = backup_of(tmp_path / "a.tar", {f"ab/{key}/run.sh": b"x"})
    with pytest.raises(BackupDamaged, match="is no picture's file"):
        put_pictures(tmp_path / "a.tar", manifest, tmp_path)
