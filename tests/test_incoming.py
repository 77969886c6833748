"""The folder for what is on its way in: nothing in it has a name, and what has one does not stay."""

import io
import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.http.multipartparser import MultiPartParser

from places import incoming
from places.incoming import SentFile, SentFileHandler


@pytest.fixture(autouse=True)
def _own_folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.INCOMING_ROOT = tmp_path / "data" / "incoming"


def names() -> list[str]:
    return sorted(path.name for path in incoming.folder().rglob("*"))


def sent(content: bytes) -> SentFile:
    """Return what the parser of forms makes of a file that was sent."""
    body = b'--x\r\nContent-Disposition: form-data; name="photo"; filename="IMG_2041.jpg"\r\n\r\n'
    body += content + b"\r\n--x--\r\n"
    head = {"CONTENT_TYPE": "multipart/form-data; boundary=x", "CONTENT_LENGTH": str(len(body))}
    _fields, files = MultiPartParser(head, io.BytesIO(body), [SentFileHandler()]).parse()
    return files["photo"]


def test_the_folder_is_made_for_its_owner_only(tmp_path: Path) -> None:
    assert incoming.folder() == tmp_path / "data" / "incoming"
    assert incoming.folder().stat().st_mode & 0o777 == 0o700


def test_a_file_without_a_name_lies_in_the_folders_disk_and_nowhere_in_the_folder() -> None:
    with incoming.unnamed_file() as file:
        file.write(b"x" * 100_000)
        file.flush()
        assert names() == []
        assert os.fstat(file.fileno()).st_dev == incoming.folder().stat().st_dev
        assert os.fstat(file.fileno()).st_nlink == 0


def test_what_a_form_sends_has_no_name_and_is_read_by_another_process() -> None:
    content = os.urandom(300_000)
    file = sent(content)
    assert (names(), file.size, file.name) == ([], 300_000, "IMG_2041.jpg")
    cat = shutil.which("cat") or "cat"
    read = subprocess.run([cat, file.temporary_file_path()], capture_output=True, check=True)  # noqa: S603
    assert read.stdout == content
    assert Path(file.temporary_file_path()).stat().st_size == 300_000
    file.close()


def test_where_the_kernel_does_not_list_open_files_it_has_a_name_in_the_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(incoming, "OPEN_FILES", tmp_path / "not-there")
    file = sent(b"content")
    path = Path(file.temporary_file_path())
    assert (path.parent, path.read_bytes()) == (incoming.folder(), b"content")
    assert path.stat().st_mode & 0o777 == 0o600
    file.close()
    assert names() == []


def test_an_upload_that_breaks_off_is_let_go_of() -> None:
    handler = SentFileHandler()
    handler.upload_interrupted()  # before any file has come
    handler.new_file("photo", "a.jpg", "image/jpeg", None)
    handler.receive_data_chunk(b"half", 0)
    handler.upload_interrupted()
    assert handler.file.closed


def test_emptying_takes_all_or_what_is_old_and_follows_no_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").touch()
    with incoming.workplace() as folder:
        (Path(folder) / "master.jpg").touch()
        (incoming.folder() / "old.upload").touch()
        (incoming.folder() / "link").symlink_to(elsewhere)
        hour_ago = time.time() - 3600
        os.utime(incoming.folder() / "old.upload", (hour_ago, hour_ago))
        assert incoming.empty(older_than=1800) == 1
        assert len(names()) == 3
        assert incoming.empty() == 2
        assert names() == []
    assert (elsewhere / "kept").exists()
    assert incoming.empty() == 0


def test_what_vanishes_meanwhile_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    (incoming.folder() / "gone").touch()
    listed = list(incoming.folder().iterdir())
    (incoming.folder() / "gone").unlink()
    monkeypatch.setattr(Path, "iterdir", lambda _folder: iter(listed))
    assert incoming.empty() == 0
