"""Who waits outside now."""

import datetime

from places.database import clock
from places.models import Latecomer
from places.people.queries import waiting
from tests.builders.rooms import Room


def waits(room: Room, minutes: int = 0, *, let_in: bool = False) -> str:
    now = clock.now()
    seen = now - datetime.timedelta(minutes=minutes)
    row = Latecomer.objects.create(workshop=room.workshop, seen_at=seen, admitted_at=now if let_in else None)
    return row.token


def test_those_whose_page_still_asks_are_counted(room: Room, other_room: Room) -> None:
    waits(room), waits(room, 2), waits(room, 4), waits(room, let_in=True), waits(other_room)
    assert waiting.waiting_outside(room.workshop.pk) == 2
    assert waiting.still_there(room.workshop.pk).count() == 2


def test_who_was_let_in(room: Room, other_room: Room) -> None:
    token = waits(room, let_in=True)
    assert waiting.is_let_in(room.workshop.pk, token)
    assert not waiting.is_let_in(other_room.workshop.pk, token)
    assert not waiting.is_let_in(room.workshop.pk, waits(room))
    assert not waiting.is_let_in(room.workshop.pk, "")


def test_when_it_is_noted_again(room: Room) -> None:
    minute = datetime.timedelta(minutes=1)
    assert not waiting.should_note(room.workshop.pk, waits(room), minute)
    assert waiting.should_note(room.workshop.pk, waits(room, 2), minute)
