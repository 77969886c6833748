"""Setting the timer: by those who run the room, in bounds, and ended by the next stage."""

import datetime

import pytest

from places.database import clock
from places.desk.actions import timer, workshops
from places.enums import Kind, Stage
from places.errors import NotYours, Unclear
from places.models import Workshop
from tests.builders.rooms import Room


def minutes_left(room: Room) -> int | None:
    ends = Workshop.objects.get(pk=room.workshop.pk).timer_ends
    return ends and round((ends - clock.now()).total_seconds() / 60)


def test_it_is_set_lengthened_and_stopped(room: Room) -> None:
    first = timer.set_timer(actor=room.leading, minutes=10, key="a" * 32)
    assert (first.kind, first.data, minutes_left(room)) == (Kind.TIMER_SET, {"minutes": 10}, 10)
    assert timer.set_timer(actor=room.leading, minutes=20, key="a" * 32) == first
    assert minutes_left(room) == 10
    assert timer.add_minutes(actor=room.leading, minutes=5).data == {"added": 5}
    assert minutes_left(room) == 15
    assert timer.stop_timer(actor=room.leading).data == {"minutes": 0}
    assert minutes_left(room) is None


def test_more_time_after_the_end_begins_now(room: Room) -> None:
    Workshop.objects.filter(pk=room.workshop.pk).update(
        timer_ends=clock.now() - datetime.timedelta(minutes=7)
    )
    timer.add_minutes(actor=room.leading, minutes=5)
    assert minutes_left(room) == 5
    timer.set_timer(actor=room.leading, minutes=240)
    timer.add_minutes(actor=room.leading, minutes=5)
    assert minutes_left(room) == 240


@pytest.mark.parametrize("minutes", [None, 0, -5, 241])
def test_times_that_no_room_takes(room: Room, minutes: int | None) -> None:
    with pytest.raises(Unclear):
        timer.set_timer(actor=room.leading, minutes=minutes)
    assert (minutes_left(room), room.log) == (None, [])


def test_participants_do_not_set_it(room: Room) -> None:
    mira = room.actor(room.people[0])
    for act in (
        lambda: timer.set_timer(actor=mira, minutes=5),
        lambda: timer.add_minutes(actor=mira, minutes=5),
        lambda: timer.stop_timer(actor=mira),
    ):
        with pytest.raises(NotYours):
            act()


def test_the_next_stage_ends_it(room: Room) -> None:
    timer.set_timer(actor=room.leading, minutes=10)
    workshops.move_stage(actor=room.leading, stage=Stage.SHARE)
    assert minutes_left(room) is None
