"""A database that cannot be used is told in plain words, with what to do, before anything is changed."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from places.management import database_file
from places.management.database_file import DatabaseUnusable, require_usable


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A sound database of a few pages, in a folder of its own."""
    path = tmp_path / "data" / "placeness.sqlite3"
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as made:
        made.execute("PRAGMA journal_mode=WAL")
        made.execute("CREATE TABLE words (word)")
        made.executemany("INSERT INTO words VALUES (?)", [("x" * 500,)] * 200)
        made.commit()
    return path


def told(path: Path) -> str:
    """Return what is said of an unusable database; what is there stays as it was."""
    before = {one.name: one.stat().st_size for one in path.parent.iterdir() if one.is_file()}
    with pytest.raises(DatabaseUnusable) as refused:
        require_usable(path, path.parent / "media")
    after = {one.name: one.stat().st_size for one in path.parent.iterdir() if one.is_file()}
    assert {name: size for name, size in after.items() if name in before} == before
    return str(refused.value)


def test_none_yet_and_a_sound_one_are_used(database: Path, tmp_path: Path) -> None:
    require_usable(tmp_path / "none" / "placeness.sqlite3", tmp_path / "none" / "media")
    require_usable(database, database.parent / "media")


def test_a_log_that_was_not_copied_is_no_hindrance_while_the_database_is_whole(database: Path) -> None:
    with closing(sqlite3.connect(database)) as writing:
        writing.execute("INSERT INTO words VALUES ('in the log only')")
        writing.commit()
        copied = database.parent / "copy.sqlite3"
        shutil.copy(database, copied)
    require_usable(copied, database.parent / "media")


def test_a_log_without_its_database(database: Path) -> None:
    database.with_name("placeness.sqlite3-wal").write_bytes(b"log")
    database.unlink()
    assert "only its log placeness.sqlite3-wal" in told(database)


def test_an_empty_file(database: Path) -> None:
    database.write_bytes(b"")
    said = told(database)
    assert said.startswith(
        f"The database {database} is empty (0 bytes). If this is a new installation, delete"
    )
    assert "put a backup in its place" in said


@pytest.mark.parametrize("content", [b"This is a letter, and no database at all." * 100, bytes(8192)])
def test_what_is_no_database(database: Path, content: bytes) -> None:
    database.write_bytes(content)
    assert told(database).startswith(f"The file {database} is not a database. Copy the whole data folder")


def test_a_file_cut_short(database: Path) -> None:
    os.truncate(database, database.stat().st_size // 2)
    said = told(database)
    assert said.startswith(f"The database {database} is damaged (")
    assert 'sqlite3 placeness.sqlite3 ".recover"' in said


def test_pages_of_zeros_within_the_file(database: Path) -> None:
    size = database.stat().st_size
    with database.open("r+b") as file:
        file.seek(4096)
        file.write(bytes(size - 4096))
    assert told(database).startswith(f"The database {database} is damaged (")


def test_no_tables_while_there_are_pictures(database: Path) -> None:
    with closing(sqlite3.connect(database)) as emptied:
        emptied.execute("DROP TABLE words")
        emptied.commit()
    require_usable(database, database.parent / "media")
    (database.parent / "media" / "ab").mkdir(parents=True)
    (database.parent / "media" / "ab" / "master.jpg").touch()
    assert f"holds nothing, but there are pictures in {database.parent / 'media'}" in told(database)


def test_a_folder_in_its_place(database: Path) -> None:
    database.unlink()
    database.mkdir()
    assert told(database).startswith(f"There is no file {database}")


def test_another_program_that_writes(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_file, "PATIENCE_SECONDS", 0.01)
    with closing(sqlite3.connect(database)) as writing:
        writing.execute("BEGIN IMMEDIATE")
        assert told(database).startswith(f"Another program is writing to {database}.")


@pytest.mark.skipif(os.geteuid() != 0, reason="root has to become another user, who may not write")
def test_a_file_of_another_user(database: Path) -> None:
    with TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        foreign = Path(shutil.copy(database, folder))
        foreign.chmod(0o644)
        os.seteuid(65534)
        try:
            said = told(foreign)
        finally:
            os.seteuid(0)
    assert said.startswith(f"The database {foreign} cannot be opened or written (")
    assert f"chown -R placeness {folder}" in said


def test_a_file_that_may_not_be_read(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_arguments: object, **_options: object) -> sqlite3.Connection:
        error = sqlite3.OperationalError("unable to open database file")
        error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        raise error

    monkeypatch.setattr(sqlite3, "connect", refused)
    assert "cannot be opened or written (unable to open database file)" in told(database)
