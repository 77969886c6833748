from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from places.storage import VARIANTS, forget, keep, new_key, variant_path
from places.storage.folder import PictureStorage


def renditions(folder: Path, word: str = "a") -> dict[str, Path]:
    folder.mkdir(parents=True)
    files = {variant: folder / name for variant, (name, _type) in VARIANTS.items()}
    for variant, path in files.items():
        path.write_text(f"{word} {variant}")
    return files


def media(settings: LazySettings) -> list[str]:
    root = Path(settings.MEDIA_ROOT)
    return sorted(str(path.relative_to(root)) for path in root.rglob("*"))


def test_kept_files_are_all_there_and_nothing_else(tmp_path: Path, settings: LazySettings) -> None:
    key = "ab" + "1" * 30
    files = renditions(tmp_path / "made")
    keep(files, key)
    assert media(settings) == [
        "ab",
        f"ab/{key}",
        *(f"ab/{key}/{name}" for name in sorted(name for name, _type in VARIANTS.values())),
    ]
    for variant in VARIANTS:
        with default_storage.open(variant_path(key, variant)) as file:
            assert file.read() == f"a {variant}".encode()
    assert not any(path.exists() for path in files.values())


def test_a_used_key_is_never_written_over(tmp_path: Path, settings: LazySettings) -> None:
    key = new_key()
    keep(renditions(tmp_path / "first", "first"), key)
    before = media(settings)
    with pytest.raises(FileExistsError):
        keep(renditions(tmp_path / "second", "second"), key)
    assert media(settings) == before
    assert (Path(settings.MEDIA_ROOT) / variant_path(key, "small")).read_text() == "first small"


def test_when_one_file_is_missing_none_is_kept(tmp_path: Path, settings: LazySettings) -> None:
    key = new_key()
    files = renditions(tmp_path / "made")
    files["small"].unlink()
    with pytest.raises(FileNotFoundError):
        keep(files, key)
    assert media(settings) == [key[:2]]


def test_forgetting_takes_every_variant_and_empty_folder(tmp_path: Path, settings: LazySettings) -> None:
    near, far = "ab" + "1" * 30, "ab" + "2" * 30
    keep(renditions(tmp_path / "near"), near)
    keep(renditions(tmp_path / "far"), far)
    forget(near)
    assert not any(near in path for path in media(settings))
    assert f"ab/{far}/master.jpg" in media(settings)
    forget(near)
    forget(far)
    assert media(settings) == []


def test_forgetting_in_an_empty_folder_is_no_error() -> None:
    forget(new_key())


def test_saving_writes_the_whole_file_and_leaves_no_other(settings: LazySettings) -> None:
    name = PictureStorage().save("exports/a/draft.docx", ContentFile(b"words" * 1000))
    assert name == "exports/a/draft.docx"
    assert media(settings) == ["exports", "exports/a", "exports/a/draft.docx"]
    assert (Path(settings.MEDIA_ROOT) / name).read_bytes() == b"words" * 1000


def test_saving_twice_writes_nothing_over(settings: LazySettings) -> None:
    storage = PictureStorage()
    first = storage.save("a.txt", ContentFile("åäö"))
    second = storage.save("a.txt", ContentFile(b"two"))
    third = storage._save(
        "a.txt", ContentFile(b"three")
    )  # as when another process stored it after the name was chosen
    root = Path(settings.MEDIA_ROOT)
    assert len({first, second, third}) == 3
    assert [(root / name).read_bytes() for name in (first, second, third)] == [
        "åäö".encode(),
        b"two",
        b"three",
    ]


class Breaking(ContentFile):
    """A file whose second half does not come."""

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        yield b"half"
        raise ConnectionResetError


def test_a_save_that_breaks_off_leaves_nothing(settings: LazySettings) -> None:
    with pytest.raises(ConnectionResetError):
        PictureStorage().save("a/b.txt", Breaking(b""))
    assert media(settings) == ["a"]


def test_deleting_tolerates_absence_and_tidies_up(settings: LazySettings) -> None:
    storage = PictureStorage()
    storage.save("a/b/c.txt", ContentFile(b"x"))
    storage.save("a/d.txt", ContentFile(b"x"))
    storage.delete("a/b/c.txt")
    storage.delete("a/b/c.txt")
    assert media(settings) == ["a", "a/d.txt"]
    storage.delete("a/d.txt")
    assert media(settings) == []
    assert Path(settings.MEDIA_ROOT).is_dir()


def test_pictures_have_no_address() -> None:
    with pytest.raises(ValueError, match="no address"):
        PictureStorage().url("ab/master.jpg")


def test_the_default_storage_is_ours() -> None:
    assert isinstance(default_storage._wrapped if default_storage.path("x") else None, PictureStorage)
