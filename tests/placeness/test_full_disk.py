"""A disk that is full, for real: nothing is told as saved, words say so, and all goes on when there is space again."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.cache import caches
from django.core.files.storage import storages
from django.core.signals import setting_changed
from django.db import connections
from django.test import Client

from places import imaging
from places.enums import Stage
from places.models import Participant, Photo, Theme
from tests.builders.pictures import jpeg
from tests.builders.rooms import Room, open_room
from tests.placeness.test_asgi import upload

JSON = {"Accept": "application/json"}
SIZE = "size=6m,mode=0700"


class SmallDisk:
    """A real filesystem of six megabytes."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def fill(self) -> None:
        """Leave not one byte free."""
        with (self.path / "filling").open("wb", buffering=0) as file:
            for block in (2**16, 2**12, 1):
                try:
                    while file.write(bytes(block)):
                        pass
                except OSError:
                    continue

    def free(self) -> None:
        """Give the space back."""
        (self.path / "filling").unlink()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    mount, umount = shutil.which("mount"), shutil.which("umount")
    path = tmp_path / "small"
    path.mkdir()
    if os.geteuid() != 0 or not mount or not umount:
        pytest.skip("a small filesystem can be mounted by root only")
    if subprocess.run([mount, "-t", "tmpfs", "-o", SIZE, "tmpfs", path], check=False).returncode:  # noqa: S603
        pytest.skip("this system mounts no small filesystem")
    yield SmallDisk(path)
    connections.close_all()
    subprocess.run([umount, "-l", path], check=True)  # noqa: S603


@pytest.fixture
def room(on_disk: Path, disk: SmallDisk) -> Iterator[Room]:
    """A room whose database lies on the small disk."""
    moved = disk.path / "placeness.sqlite3"
    shutil.copy(on_disk, moved)
    connections.settings["default"]["NAME"] = moved  # `on_disk` sets it back
    caches["default"].clear()
    yield open_room()
    connections.close_all()


@pytest.fixture(autouse=True)
def _children_end() -> Iterator[None]:
    yield
    imaging.stop()


def browser(client: Client) -> Client:
    """The same browser; an error of ours would come as the page that people see."""
    client.raise_request_exception = False
    return client


def test_words_are_not_told_as_saved_and_go_on_without_a_restart(room: Room, disk: SmallDisk) -> None:
    photo = room.photo(room.people[0], "x" * 400)
    mira = browser(room.at(Stage.SHARE).client(room.people[0]))
    where = f"/w/{room.code}/photo/{photo.pk}/theme/"
    disk.fill()
    refused = mira.post(where, {"word": "Water"}, headers=JSON)
    assert (refused.status_code, refused.json()["sentence"].split(":")[0]) == (507, "This was not saved")
    page = mira.post(where, {"word": "Water"})
    assert (page.status_code, "This was not saved" in page.content.decode()) == (507, True)
    assert mira.get(f"/w/{room.code}/me/").status_code == 200
    assert not Theme.objects.filter(name="Water").exists()
    disk.free()
    assert mira.post(where, {"word": "Water"}, headers=JSON).status_code == 200
    assert Theme.objects.filter(name="Water").count() == 1


def test_who_joins_is_told_that_it_did_not_work(room: Room, disk: SmallDisk) -> None:
    newcomer, words = browser(Client()), {"first_name": "Ingegerd", "table": "1"}
    where = f"/join/{room.code}/"
    assert newcomer.get(where).status_code == 200
    disk.fill()
    refused = newcomer.post(where, words)
    assert (refused.status_code, "This was not saved" in refused.content.decode()) == (507, True)
    assert not Participant.objects.filter(first_name="Ingegerd").exists()
    disk.free()
    assert newcomer.post(where, words).status_code == 302
    assert Participant.objects.filter(first_name="Ingegerd").count() == 1


def test_a_session_that_cannot_be_saved_is_told(room: Room, disk: SmallDisk) -> None:
    leader = browser(room.leader_client())
    leader.get("/desk/")
    disk.fill()
    assert leader.post("/sign-out/").status_code == 507
    disk.free()
    assert leader.post("/sign-out/").status_code == 302


@pytest.mark.parametrize("setting", ["MEDIA_ROOT", "INCOMING_ROOT"])
def test_a_picture_that_does_not_fit_is_not_kept(
    on_disk: Path, disk: SmallDisk, settings: LazySettings, setting: str
) -> None:
    room, folder = open_room(), disk.path / "pictures"
    folder.mkdir()
    settings.PLACENESS_RESERVE_BYTES = 0
    setattr(settings, setting, folder)
    setting_changed.send(None, setting=setting, value=folder, enter=True)
    picture = jpeg(640, 480)
    disk.fill()
    refused = upload(room, picture)
    assert (refused.status, "not saved" in refused.text or "storage is full" in refused.text) == (507, True)
    assert not Photo.objects.exists()
    assert [path for path in Path(storages["default"].location).rglob("*") if path.is_file()] == []
    disk.free()
    assert upload(room, picture).status == 200
