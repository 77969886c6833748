"""The timer on the desk: one tap for a usual time, a time of one's own, five minutes more, and an end."""

import datetime
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from places.enums import Kind, Stage
from places.models import Activity, Workshop
from tests.builders.rooms import Room
from tests.one_line import one_line


def act(room: Room, **fields: Any) -> HttpResponse:
    return room.leader_client().post(reverse("desk-timer", args=[room.code]), fields)


def desk(room: Room) -> str:
    return one_line(room.leader_client().get(reverse("desk", args=[room.code])).content.decode())


def test_the_leader_sets_it_gives_more_and_stops_it(room: Room) -> None:
    assert 'name="minutes" value="15"' in desk(room)
    answer = act(room, minutes="15")
    assert (answer.status_code, answer.headers["Location"]) == (303, reverse("desk", args=[room.code]))
    page = desk(room)
    assert ("5 more minutes" in page, 'name="minutes"' in page) == (True, False)
    assert act(room, more="yes").status_code == 303
    assert act(room, stop="yes").status_code == 303
    assert [line.data for line in Activity.objects.filter(kind=Kind.TIMER_SET)] == [
        {"minutes": 15},
        {"added": 5},
        {"minutes": 0},
    ]
    assert 'name="minutes" value="15"' in desk(room)


def test_what_is_no_time_is_refused_in_words(room: Room) -> None:
    for minutes in ("", "0", "241", "soon", "\x00"):
        answer = act(room, minutes=minutes)
        assert answer.status_code == 422
        assert "Choose between 1 and 240 minutes." in answer.content.decode()


def test_the_next_step_says_that_the_time_is_up(room: Room) -> None:
    room.photo(room.people[0])
    for minutes, is_up in ((5, False), (-1, True)):
        ends = timezone.now() + datetime.timedelta(minutes=minutes)
        Workshop.objects.filter(pk=room.workshop.pk).update(timer_ends=ends)
        assert ("<span data-when-time-is-up>The time is up.</span>" in desk(room)) is is_up


def test_a_closed_workshop_has_no_timer(room: Room) -> None:
    assert 'name="minutes"' not in desk(room.at(Stage.CLOSE))
