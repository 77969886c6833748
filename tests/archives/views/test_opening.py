"""Sending an archive, and looking how far its opening is."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from places.jobs.running import run_next
from places.models import Workshop
from tests.builders.archive_files import archive_of
from tests.builders.archived import full_room
from tests.builders.rooms import Room


@pytest.fixture(autouse=True)
def _own_folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.EXPORTS_ROOT = tmp_path / "exports"


def test_a_leader_opens_an_archive(db: None, other_room: Room) -> None:
    room = full_room(72)
    client = room.leader_client()
    assert reverse("import-archive") in client.get(reverse("desk-home")).content.decode()
    file = SimpleUploadedFile("a.zip", archive_of(room.workshop.pk).getvalue())
    answer = client.post(reverse("import-archive"), {"file": file})
    assert answer.status_code == 303
    where = answer.headers["Location"]
    assert "data-unfinished" in client.get(where).content.decode()
    assert other_room.leader_client().get(where).status_code == 404
    assert Client().get(where).status_code == 302
    assert run_next("worker", "files")
    page = client.get(where).content.decode()
    assert "data-unfinished" not in page
    assert reverse("desk", args=[Workshop.objects.latest("pk").code]).replace("-", "") in page.replace(
        "-", ""
    )


def test_without_a_file(db: None, other_room: Room) -> None:
    client = other_room.leader_client()
    answer = client.post(reverse("import-archive"), {})
    assert answer.status_code == 422
    assert "Choose a file first." in answer.content.decode()


def test_what_is_no_archive_is_told(db: None, other_room: Room) -> None:
    client = other_room.leader_client()
    answer = client.post(reverse("import-archive"), {"file": SimpleUploadedFile("a.zip", b"PK")})
    assert run_next("worker", "files")
    assert "not a whole archive" in client.get(answer.headers["Location"]).content.decode()
