"""Deleted workshops by any of their codes and by their leaders."""

import datetime
from typing import Any

from django.utils import timezone

from places.enums import Ground
from places.models import FormerCode, Workshop
from places.workshops.queries import deleted
from tests.builders.rooms import Room

AT = datetime.datetime(2026, 5, 7, 12, tzinfo=datetime.UTC)


def test_found_by_every_code_once_deleted(room: Room, other_room: Room) -> None:
    FormerCode.objects.create(workshop=room.workshop, code="HT7K2M9P")
    assert deleted.by_any_code("HT7K2M9P") is None
    Workshop.every.filter(pk=room.workshop.pk).update(deleted_at=AT, deletion=Ground.LEADER)
    for code in ("HT7K2M9P", room.workshop.code):
        found = deleted.by_any_code(code)
        assert found is not None
        assert (found.id, found.until) == (room.workshop.pk, AT + datetime.timedelta(hours=24))
    assert deleted.by_any_code(other_room.workshop.code) is None


def test_leaders_see_what_they_can_bring_back(
    room: Room, other_room: Room, django_assert_num_queries: Any
) -> None:
    Workshop.every.update(deleted_at=timezone.now(), deletion=Ground.LEADER, deleted_by=room.leader)
    with django_assert_num_queries(1):
        (found,) = deleted.led_by(room.leader.pk)
    assert (found.id, found.ness, found.by_id) == (room.workshop.pk, "Jönköping-ness", room.leader.pk)
    Workshop.every.filter(pk=room.workshop.pk).update(deletion=Ground.DAY)
    assert deleted.led_by(room.leader.pk) == []
