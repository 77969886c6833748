"""The purge: what is due and what is not, a full disk, and two purges at once."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.signals import setting_changed
from django.db import connections
from django.utils import timezone

from places.enums import Ground, Hold, Kind
from places.models import Activity, ErasureReport, Photo, Workshop
from places.retention.actions.deleting import bring_back, delete_workshop
from places.retention.actions.purging import purge, remove_dead_rows
from places.workshops.actions import erasure_file
from tests.builders.full_workshops import fill
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room, open_room
from tests.builders.small_disks import SmallDisk

NOTHING = datetime.timedelta(0)
HOUR = datetime.timedelta(hours=1)


def days_ago(days: int) -> datetime.date:
    return timezone.localdate() - datetime.timedelta(days=days)


def test_the_day_after_its_last_day_it_is_hidden_and_then_erased(room: Room, other_room: Room) -> None:
    for each, days in ((room, 1), (other_room, 0)):
        Workshop.objects.filter(pk=each.workshop.pk).update(keep_until=days_ago(days))
    first = purge()
    assert [(each.workshop, each.ground) for each in first.hidden] == [(room.workshop.pk, Ground.DAY)]
    assert (first.erased, first.failed) == ([], [])
    line = Activity.objects.get(workshop=room.workshop.pk)
    assert (line.kind, line.leader_id) == (Kind.WORKSHOP_DELETED, None)
    assert purge().erased == []  # pages that are open still say so
    Workshop.every.filter(deletion=Ground.DAY).update(deleted_at=timezone.now() - HOUR)
    assert [each.workshop for each in purge().erased] == [room.workshop.pk]
    assert list(Workshop.every.all()) == [other_room.workshop]
    again = purge()
    assert (again.hidden, again.erased) == ([], [])


def test_what_a_leader_deleted_goes_after_a_day_and_not_if_it_came_back(room: Room, other_room: Room) -> None:
    for each in (room, other_room):
        delete_workshop(actor=each.leading, name=each.workshop.place.ness)
    assert purge().erased == []
    Workshop.every.update(deleted_at=timezone.now() - 24 * HOUR)
    bring_back(leader_id=other_room.leader.pk, workshop_id=other_room.workshop.pk)
    assert [(each.workshop, each.ground) for each in purge().erased] == [(room.workshop.pk, Ground.LEADER)]
    assert ErasureReport.objects.get().by == room.leader
    assert list(Workshop.objects.all()) == [other_room.workshop]


@pytest.mark.parametrize("by_installation", [True, False])
def test_what_a_decision_keeps_stays(room: Room, settings: Any, *, by_installation: bool) -> None:
    Workshop.objects.update(keep_until=days_ago(9))
    if by_installation:
        settings.HOLD_DECISION = "2026/1"
    else:
        Workshop.objects.update(hold=Hold.HELD, decision="2026/1")
    assert (purge(NOTHING).hidden, Workshop.objects.count()) == ([], 1)
    Workshop.objects.update(hold=Hold.LIFTED, decision="2026/2")
    assert len(purge(NOTHING).erased) == 1


def test_dead_rows_are_removed_outside_transactions_only(room: Room) -> None:
    remove_dead_rows()  # within the test's transaction nothing can be removed, and nothing fails
    assert Workshop.objects.count() == 1


@pytest.fixture
def on_small_disk(on_disk: Path, small_disk: SmallDisk, settings: Any) -> Iterator[SmallDisk]:
    """Database, pictures and ledger on a disk of six megabytes."""
    (small_disk.path / "placeness.sqlite3").write_bytes(on_disk.read_bytes())
    connections.settings["default"]["NAME"] = small_disk.path / "placeness.sqlite3"  # `on_disk` sets it back
    settings.MEDIA_ROOT, settings.ERASURES_FILE = (
        small_disk.path / "media",
        small_disk.path / "erasures.jsonl",
    )
    setting_changed.send(None, setting="MEDIA_ROOT", value=settings.MEDIA_ROOT, enter=True)
    yield small_disk
    connections.close_all()


def test_a_full_disk_ends_a_purge_and_the_next_one_finishes_it(on_small_disk: SmallDisk) -> None:
    room, other = open_room(), open_room(name="Umeå")
    fill(room)
    room.photo(room.people[0], key=stored_picture(8, 6))
    Workshop.objects.filter(pk=room.workshop.pk).update(keep_until=days_ago(2))
    on_small_disk.fill()
    failed = purge(NOTHING)
    assert failed.erased == []
    assert Photo.objects.filter(workshop=room.workshop.pk).exists()
    on_small_disk.free()
    assert purge(NOTHING).failed == []
    assert list(Workshop.every.all()) == [other.workshop]
    assert [entry.number for entry in erasure_file.read()] == [room.workshop.pk]
