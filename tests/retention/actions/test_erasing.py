"""Erasing a workshop: every table, every file, nothing of others; nothing of it left in any byte of the folder."""

import os
import signal
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.signals import setting_changed
from django.db import connection, connections

from places import storage
from places.database.checkpoints import truncate_log
from places.enums import Erased, Ground
from places.models import Erasure, ErasureReport, Participant, Photo, Place, Workshop
from places.retention.actions.deleting import delete_workshop
from places.retention.actions.erasing import erase
from places.retention.actions.purging import purge
from places.retention.queries.belongings import models_of_workshops, of_workshop
from places.storage import VARIANTS, variant_path
from tests.builders.buckets import Bucket
from tests.builders.full_workshops import WORD, fill
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room, open_room
from tests.real_server import files_with


def left(workshop_id: int) -> dict[str, int]:
    """Return {model: rows} of what is still there of a workshop."""
    counted = {
        model.__name__: model._base_manager.filter(of_workshop(model, workshop_id)).count()
        for model in models_of_workshops()
    }
    return {name: rows for name, rows in counted.items() if rows}


def files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


def test_every_table_is_emptied_and_others_stay(room: Room, other_room: Room, settings: Any) -> None:
    made, others = fill(room), fill(other_room)
    before = len(files(settings.MEDIA_ROOT))
    erase(room.workshop.pk, Ground.DAY)
    erase(room.workshop.pk, Ground.DAY)
    assert left(room.workshop.pk) == {}
    assert left(other_room.workshop.pk) == {model.__name__: rows for model, rows in others.items()}
    assert list(Workshop.every.all()) == [other_room.workshop]
    assert list(Place.objects.all()) == [other_room.workshop.place]
    assert 0 < len(files(settings.MEDIA_ROOT)) == before / 2
    report = ErasureReport.objects.get()
    assert report.finished_at is not None
    assert (report.ground, report.place, list(report.leaders.all())) == (Ground.DAY, None, [room.leader])
    assert (report.counts["photos"], report.counts["people"]) == (made[Photo], made[Participant])
    assert WORD not in str(report.counts)
    assert list(Erasure.objects.values_list("kind", "number", "workshop")) == [
        (Erased.WORKSHOP, room.workshop.pk, room.workshop.pk)
    ]


def test_a_place_stays_with_its_other_workshop(room: Room) -> None:
    second = Workshop.objects.create(place=room.workshop.place)
    erase(room.workshop.pk, Ground.DAY)
    assert ErasureReport.objects.get().place == second.place
    assert list(Workshop.every.all()) == [second]


def test_a_room_from_which_everything_was_taken_back_is_erased(room: Room) -> None:
    for person in room.people:
        room.photo(person, "", state="withdrawn")
    erase(room.workshop.pk, Ground.DAY)
    assert (left(room.workshop.pk), ErasureReport.objects.get().counts["photos"]) == ({}, 0)


def test_two_thousand_photos_go_in_small_steps(room: Room) -> None:
    Photo.objects.bulk_create(room.made(room.people[0], 10 + number) for number in range(2000))
    erase(room.workshop.pk, Ground.DAY)
    assert left(room.workshop.pk) == {}
    assert ErasureReport.objects.get().counts["photos"] == 2000


def test_objects_of_a_bucket_go_too(room: Room, bucket: Bucket) -> None:
    room.photo(room.people[0], key=stored_picture(8, 6))
    kept = stored_picture(8, 6)
    assert len(bucket.names()) == 2 * len(VARIANTS)
    erase(room.workshop.pk, Ground.DAY)
    assert bucket.names() == sorted(variant_path(kept, variant) for variant in VARIANTS)


def test_a_bucket_that_is_away_keeps_the_rows_for_the_next_purge(room: Room, bucket: Bucket) -> None:
    room.photo(room.people[0], key=stored_picture(8, 6))
    Workshop.objects.update(keep_until="2020-01-01")
    bucket.server.stop()
    report = purge(timedelta(0))
    assert [reason for _due, reason in report.failed] == ["PicturesAway"]
    assert left(room.workshop.pk)["Photo"] == 1
    assert Workshop.every.get().erasing
    bucket.server.start_again()
    storage.pictures.storages["default"].outage.over()
    assert (purge(timedelta(0)).failed, bucket.names(), Workshop.every.count()) == ([], [], 0)


@pytest.fixture
def folder(on_disk: Path, settings: Any) -> Iterator[Path]:
    """The data folder of this test: database, pictures and ledger in one."""
    media = on_disk.parent / "media"
    settings.MEDIA_ROOT, settings.ERASURES_FILE = media, on_disk.parent / "erasures.jsonl"
    setting_changed.send(None, setting="MEDIA_ROOT", value=media, enter=True)
    yield on_disk.parent
    connections.close_all()


def test_no_byte_of_the_folder_holds_what_was_erased(folder: Path) -> None:
    other, room = open_room(name="Umeå"), open_room()
    kept = other.photo(other.people[0], "We stay here", key=stored_picture(8, 6))
    fill(room)
    room.client(room.people[0])  # a session
    keys = [photo.key for photo in Photo.objects.filter(workshop=room.workshop).exclude(key="")]
    pictures = {
        (folder / "media" / variant_path(key, variant)).read_bytes()[-40:]
        for key in keys
        for variant in VARIANTS
    }
    secrets = [*keys, room.people[0].token, room.workshop.token, WORD]
    assert files_with(WORD.encode(), folder)
    delete_workshop(actor=room.leading, name=WORD)
    Workshop.every.filter(deletion=Ground.LEADER).update(deleted_at="2020-01-01T00:00Z")
    assert len(purge().erased) == 1
    other_pictures = {path.read_bytes()[-40:] for path in files(folder / "media")}
    for found in [*(word.encode() for word in secrets), *(pictures - other_pictures)]:
        assert files_with(found, folder) == [], found
    assert files_with(kept.essence.encode(), folder)


class KillAt:
    """Kills this process, as kill -9 does, before its n-th statement."""

    def __init__(self, statement: int) -> None:
        self.left = statement

    def __call__(self, execute: Any, *statement: Any) -> Any:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*statement)


def was_killed(statement: int) -> bool:
    """Purge in a child that is killed before a statement; return whether it lived to see it."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            with connection.execute_wrapper(KillAt(statement)):
                purge(timedelta(0))
        finally:
            os._exit(0)
    _child, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def test_a_purge_that_is_killed_anywhere_is_finished_by_the_next(folder: Path) -> None:
    other, room = open_room(name="Umeå"), open_room()
    others, _made = fill(other), fill(room)
    Workshop.objects.filter(pk=room.workshop.pk).update(keep_until="2020-01-01")
    kills = 0
    for statement in (3, 9, 20, 45, 70, 95, 120):
        kills += was_killed(statement)
    assert kills >= 4
    report = purge(timedelta(0))
    assert (report.failed, left(room.workshop.pk)) == ([], {})
    assert left(other.workshop.pk) == {model.__name__: rows for model, rows in others.items()}
    assert ErasureReport.objects.filter(finished_at__isnull=False).count() == 1
    assert Erasure.objects.filter(kind=Erased.WORKSHOP).count() == 1
    assert truncate_log()
    assert len(files(folder / "media")) == len(VARIANTS)
