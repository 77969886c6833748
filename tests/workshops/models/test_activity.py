"""The log: gapless revisions, told after the commit, once per key."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from places.database.writing import write_lock
from places.enums import Kind
from places.live import commit_signal
from places.models import Activity
from tests.builders.rooms import Room, open_room


def test_revisions_are_gapless_per_workshop(room: Room, other_room: Room) -> None:
    for _ in range(3):
        Activity.record(room.leading, Kind.VOTED)
    other = Activity.record(other_room.leading, Kind.VOTED, photo=3)
    assert list(Activity.objects.filter(workshop=room.workshop).values_list("revision", flat=True)) == [
        1,
        2,
        3,
    ]
    assert (other.revision, other.data, other.leader_id) == (1, {"photo": 3}, other_room.leader.pk)
    room.workshop.refresh_from_db()
    assert room.workshop.revision == 3


def test_listeners_receive_after_the_commit_only(room: Room, django_capture_on_commit_callbacks) -> None:
    received: list[tuple[int, int | None]] = []

    def receive(workshop_id: int, revision: int | None) -> None:
        received.append((workshop_id, revision))

    commit_signal.subscribe(receive)
    try:
        with django_capture_on_commit_callbacks() as callbacks:
            Activity.record(room.leading, Kind.VOTED)
            assert received == []
        for callback in callbacks:
            callback()
    finally:
        commit_signal.unsubscribe(receive)
    assert received == [(room.workshop.pk, 1)]


def test_a_key_is_used_once(room: Room, other_room: Room) -> None:
    Activity.record(room.leading, Kind.VOTED, key="k" * 32)
    Activity.record(other_room.leading, Kind.VOTED, key="k" * 32)
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.record(room.leading, Kind.VOTED, key="k" * 32)


@pytest.mark.django_db(transaction=True)
def test_eight_writers_at_once_leave_no_gap() -> None:
    room = open_room()

    def write() -> None:
        for _ in range(5):
            with write_lock():
                Activity.record(room.leading, Kind.VOTED)
        connection.close()

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    found = Activity.objects.filter(workshop=room.workshop).values_list("revision", flat=True)
    assert list(found) == list(range(1, 41))
