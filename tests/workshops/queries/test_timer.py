"""The timer of a stage, as pages show it."""

import datetime

from django.utils import timezone

from places.models import Workshop
from places.workshops.queries.timer import Timer, milliseconds, timer_of
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room


def set_to(room: Room, minutes: float) -> Timer | None:
    ends = timezone.now() + datetime.timedelta(minutes=minutes)
    Workshop.objects.filter(pk=room.workshop.pk).update(timer_ends=ends)
    found = by_id(room.workshop.pk)
    assert found
    return timer_of(found)


def test_a_timer_runs_is_over_and_is_forgotten(room: Room) -> None:
    found = by_id(room.workshop.pk)
    assert found
    assert timer_of(found) is None
    for minutes, is_over in ((240, False), (1, False), (-1, True), (-9, True)):
        timer = set_to(room, minutes)
        assert timer
        assert timer.is_over is is_over
    assert set_to(room, -11) is None


def test_times_are_milliseconds_for_scripts() -> None:
    at = datetime.datetime(2026, 11, 30, 12, tzinfo=datetime.UTC)
    assert milliseconds(at) == 1796040000000
    assert Timer(at, at).ends_at == 1796040000000
