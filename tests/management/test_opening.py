"""Preparations of `start`: folders, a leader who can sign in, the demo told once, a QR code of letters."""

import importlib
import io
from collections import Counter
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management.base import OutputWrapper
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from places import incoming
from places.demo.arrivals import Arrivals
from places.imaging.pool import processors
from places.management import opening
from places.management.database_file import DatabaseUnusable
from places.management.demo_progress import DemoProgress
from places.models import Leader, Workshop
from places.workshops.actions.leaders import make_leader
from places.workshops.queries.sign_in_links import leader_by_link
from tests.builders.rooms import Room

about_a_file = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="about SQLite's file; this run is on PostgreSQL"
)
DRAWN = {"█": (0, 0), "▀": (0, 1), "▄": (1, 0), " ": (1, 1)}


def token(link: str) -> str:
    return link.rstrip("/").rpartition("/")[2]


def test_folders_are_made_and_what_uploads_left_is_cleared(on_disk: Path, settings: LazySettings) -> None:
    media, arriving = Path(settings.MEDIA_ROOT), incoming.folder()
    media.mkdir(parents=True)
    (media / "kept").touch()
    (arriving / "picture-x").mkdir()
    (arriving / "picture-x" / "master.jpg").touch()
    opening.prepare_data()
    assert ([path.name for path in media.iterdir()], list(arriving.iterdir())) == (["kept"], [])


def test_a_new_database_is_made_of_tables_that_are_made_in_one_step() -> None:
    """Each further step lets Django build all models again: it took three times as long."""
    first = importlib.import_module("places.migrations.0001_opening").Migration
    steps = Counter(type(step).__name__ for step in first.operations)
    assert steps == {"CreateModel": 30, "AddField": 1}  # a photo and its themes name each other


@about_a_file
@pytest.mark.sqlite_only("the database is a file")
def test_an_unusable_database_is_told_before_anything_is_changed(
    settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "placeness.sqlite3"
    broken.write_bytes(b"no database")
    monkeypatch.setitem(connection.settings_dict, "NAME", broken)
    with pytest.raises(DatabaseUnusable, match="is not a database"):
        opening.prepare_data()
    assert not Path(settings.MEDIA_ROOT).exists()


def test_a_database_of_another_version_is_told(own_database: str, settings: LazySettings) -> None:
    opening.require_current_database()
    recorder = MigrationRecorder(connection)
    last = recorder.migration_qs.filter(app="places").latest("pk")
    recorder.record_unapplied("places", last.name)
    with pytest.raises(DatabaseUnusable, match="of an older version of Placeness"):
        opening.require_current_database()
    recorder.record_applied("places", last.name)
    recorder.record_applied("places", "9999_of_next_year")
    for requires in (opening.require_database, opening.require_current_database, opening.prepare_data):
        with pytest.raises(DatabaseUnusable, match=r"newer version .*9999_of_next_year is not known here"):
            requires()
    assert not Path(settings.MEDIA_ROOT).exists()


def test_what_others_could_read_is_closed(on_disk: Path, settings: LazySettings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    media = Path(settings.MEDIA_ROOT)
    media.mkdir(mode=0o755, parents=True)
    (media / "picture.jpg").touch(mode=0o644)
    on_disk.chmod(0o644)
    opening.prepare_data()
    closed = (tmp_path, on_disk, media, media / "picture.jpg")
    assert [path.stat().st_mode & 0o777 for path in closed] == [0o700, 0o600, 0o700, 0o600]


def test_the_first_leader_is_made_once_and_signs_in_by_the_link(db: None, settings: LazySettings) -> None:
    settings.PUBLIC_URL = "http://192.168.1.20:8000"
    link = opening.leader_link()
    assert link.startswith("http://192.168.1.20:8000/sign-in/")
    leader = Leader.objects.get()
    assert (leader.email, leader_by_link(token(link))) == (opening.LEADER, leader)
    assert leader_by_link(token(opening.leader_link())) == leader
    assert Leader.objects.count() == 1


def test_the_first_active_leader_is_meant(db: None) -> None:
    gone = Leader.objects.get(pk=make_leader(email="gone@example.org"))
    gone.is_active = False
    gone.save()
    here = make_leader(email="here@example.org")
    assert leader_by_link(token(opening.leader_link())).pk == here


def test_the_demo_is_told_once_and_found_again(
    db: None, settings: LazySettings, tmp_path: Path, other_room: Room
) -> None:
    settings.DATA_DIR, settings.PUBLIC_URL = tmp_path, "http://here:8111"
    progress = DemoProgress(OutputWrapper(io.StringIO()))
    first = opening.tell_demo("welcome", "en", progress)
    assert Workshop.objects.count() == 2
    assert first.join == f"http://here:8111/join/{first.code}/"
    assert first.table.startswith("http://here:8111/q/")
    assert opening.tell_demo("welcome", "en", progress) == first
    assert Workshop.objects.count() == 2
    Workshop.objects.exclude(pk=other_room.workshop.pk).delete()
    again = opening.tell_demo("welcome", "sv", progress)
    assert again.code != first.code
    assert Workshop.objects.count() == 2


def test_the_demo_is_told_from_pictures_that_were_begun_before_the_database_was_ready(
    db: None, settings: LazySettings, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path
    progress = DemoProgress(OutputWrapper(io.StringIO()))
    with opening.begin_demo_pictures("welcome", "en") as pictures:
        assert isinstance(pictures, Arrivals)
        assert pictures._pool
        assert pictures._pool.size == processors(), "nobody is served yet: every processor may help"
        opening.tell_demo("welcome", "en", progress, pictures)
    with opening.begin_demo_pictures("welcome", "en") as pictures:
        assert pictures is None, "the demo has been told: its pictures are not begun again"


@about_a_file
@pytest.mark.sqlite_only("the database is a file")
def test_a_new_database_is_known(
    settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = tmp_path / "placeness.sqlite3"
    monkeypatch.setitem(connection.settings_dict, "NAME", database)
    assert opening.has_no_database()
    database.touch()
    assert not opening.has_no_database()


def test_phones_get_a_code_of_an_address_that_they_reach() -> None:
    for address in ("http://localhost:8000/", "http://127.0.0.1:8000/", "http://[::1]:8000/", ""):
        assert opening.code_for_phones(address) == ""
    for address in ("http://10.42.0.1:8000/", "https://placeness.example.org/"):
        _empty, sentence, *code = opening.code_for_phones(address).split("\n")
        assert sentence == "For phones: point the camera at this."
        assert "\n".join(code) == opening.terminal_code(address)


@pytest.mark.parametrize("address", ["http://localhost:8000/q/abc/", "x" * 200])
def test_a_code_of_letters_is_the_same_code(address: str) -> None:
    segno = pytest.importorskip("segno")
    rows = [list(row) for row in segno.make(address, error="l").matrix_iter(border=2)]
    drawn: list[list[int]] = []
    for line in opening.terminal_code(address).split("\n"):
        pairs = [DRAWN[letter] for letter in line]
        drawn += [[upper for upper, _lower in pairs], [lower for _upper, lower in pairs]]
    assert drawn[: len(rows)] == [[int(bool(dot)) for dot in row] for row in rows]
