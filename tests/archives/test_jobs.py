"""The job that opens an archive: once, with its file removed, and in plain words where it cannot."""

import io
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import LazySettings

from places.archives.jobs import open_later, take_archive
from places.archives.queries.openings import opening
from places.jobs.running import run_next
from places.models import Workshop
from places.storage import new_key
from tests.builders.archive_files import archive_of
from tests.builders.archived import full_room


@pytest.fixture(autouse=True)
def _own_folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.EXPORTS_ROOT = tmp_path / "exports"


def kept(settings: LazySettings) -> list[str]:
    return [path.name for path in Path(settings.EXPORTS_ROOT).iterdir()]


def test_from_the_file_to_the_workshop(db: None, settings: LazySettings) -> None:
    room = full_room(70)
    job = UUID(take_archive(leader_id=room.leader.pk, language="sv", file=archive_of(room.workshop.pk)))
    before = opening(job, room.leader.pk)
    assert before
    assert before.is_unfinished
    assert opening(job, room.leader.pk + 1) is None
    assert len(kept(settings)) == 1
    assert run_next("worker", "files")
    found = opening(job, room.leader.pk)
    assert found
    assert found.code == Workshop.objects.latest("pk").code[:4] + "-" + Workshop.objects.latest("pk").code[4:]
    assert not found.is_unfinished
    assert kept(settings) == []


def test_a_file_that_is_none(db: None, settings: LazySettings) -> None:
    room = full_room(71)
    before = Workshop.objects.count()
    job = UUID(take_archive(leader_id=room.leader.pk, language="sv", file=io.BytesIO(b"PK")))
    assert run_next("worker", "files")
    found = opening(job, room.leader.pk)
    assert found
    assert found.refused.startswith("Det här är inte ett helt arkiv")
    assert (Workshop.objects.count(), kept(settings)) == (before, [])


def test_a_second_run_opens_nothing(db: None) -> None:
    assert open_later.func(new_key(), 1, "en") == {"refused": ""}
