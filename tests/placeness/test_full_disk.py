"""A disk that is full, for real: nothing is told as saved, words say so, and all goes on when there is space again."""

import shutil
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
from tests.builders.small_disks import SmallDisk
from tests.placeness.test_asgi import upload

JSON = {"Accept": "application/json"}


@pytest.fixture
def room(on_disk: Path, small_disk: SmallDisk) -> Iterator[Room]:
    """A room whose database lies on the small disk."""
    moved = small_disk.path / "placeness.sqlite3"
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


def test_words_are_not_told_as_saved_and_go_on_without_a_restart(room: Room, small_disk: SmallDisk) -> None:
    photo = room.photo(room.people[0], "x" * 400)
    mira = browser(room.at(Stage.SHARE).client(room.people[0]))
    where = f"/w/{room.code}/photo/{photo.pk}/theme/"
    small_disk.fill()
    refused = mira.post(where, {"word": "Water"}, headers=JSON)
    assert (refused.status_code, refused.json()["sentence"].split(":")[0]) == (507, "This was not saved")
    page = mira.post(where, {"word": "Water"})
    assert (page.status_code, "This was not saved" in page.content.decode()) == (507, True)
    assert mira.get(f"/w/{room.code}/me/").status_code == 200
    assert not Theme.objects.filter(name="Water").exists()
    small_disk.free()
    assert mira.post(where, {"word": "Water"}, headers=JSON).status_code == 200
    assert Theme.objects.filter(name="Water").count() == 1


def test_who_joins_is_told_that_it_did_not_work(room: Room, small_disk: SmallDisk) -> None:
    newcomer, words = browser(Client()), {"first_name": "Ingegerd", "table": "1"}
    where = f"/join/{room.code}/"
    assert newcomer.get(where).status_code == 200
    small_disk.fill()
    refused = newcomer.post(where, words)
    assert (refused.status_code, "This was not saved" in refused.content.decode()) == (507, True)
    assert not Participant.objects.filter(first_name="Ingegerd").exists()
    small_disk.free()
    assert newcomer.post(where, words).status_code == 302
    assert Participant.objects.filter(first_name="Ingegerd").count() == 1


def test_a_session_that_cannot_be_saved_is_told(room: Room, small_disk: SmallDisk) -> None:
    leader = browser(room.leader_client())
    leader.get("/desk/")
    small_disk.fill()
    assert leader.post("/sign-out/").status_code == 507
    small_disk.free()
    assert leader.post("/sign-out/").status_code == 302


@pytest.mark.parametrize("setting", ["MEDIA_ROOT", "INCOMING_ROOT"])
def test_a_picture_that_does_not_fit_is_not_kept(
    on_disk: Path, small_disk: SmallDisk, settings: LazySettings, setting: str
) -> None:
    room, folder = open_room(), small_disk.path / "pictures"
    folder.mkdir()
    settings.PLACENESS_RESERVE_BYTES = 0
    setattr(settings, setting, folder)
    setting_changed.send(None, setting=setting, value=folder, enter=True)
    picture = jpeg(640, 480)
    small_disk.fill()
    refused = upload(room, picture)
    assert (refused.status, "not saved" in refused.text or "storage is full" in refused.text) == (507, True)
    assert not Photo.objects.exists()
    assert [path for path in Path(storages["default"].location).rglob("*") if path.is_file()] == []
    small_disk.free()
    assert upload(room, picture).status == 200
