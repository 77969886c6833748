"""The line under the header of every page: the time that is left, by the server's clock, also on cached pages."""

import datetime
import re
import time

from django.urls import reverse
from django.utils import timezone

from places.enums import Stage
from places.models import Workshop
from places.web.room_line import WORK, RoomLine, room_line
from tests.builders.rooms import Room, forget_pages
from tests.one_line import one_line


def shown(room: Room, name: str, number: int = 0) -> str:
    answer = room.client(room.people[number]).get(reverse(name, args=[room.code]))
    return one_line(answer.content.decode())


def set_timer(room: Room, minutes: float) -> datetime.datetime:
    ends = timezone.now() + datetime.timedelta(minutes=minutes)
    Workshop.objects.filter(pk=room.workshop.pk).update(timer_ends=ends)
    forget_pages()
    return ends


def clocks(page: str) -> tuple[int, int]:
    """What the page says of the end and of the server's clock, in ms."""
    (told,) = re.findall(r'data-ends="([0-9]+)" data-now="([0-9]+)"', page)
    return int(told[0]), int(told[1])


def test_without_a_timer_nothing_is_shown(room: Room) -> None:
    page = shown(room, "me")
    assert ("data-ends" in page, "data-now" in page) == (False, False)
    assert re.search(r"<room-time[^>]* hidden", page)


def test_each_page_says_when_the_time_is_up_and_what_the_clock_says(room: Room) -> None:
    ends = set_timer(room, 10)
    for name in ("bring", "me"):
        before = timezone.now().timestamp() * 1000
        told, now = clocks(shown(room, name))
        assert told == int(ends.timestamp() * 1000)
        assert before - 1 <= now <= timezone.now().timestamp() * 1000
    local = timezone.localtime(ends)
    assert f"Time until {local:%H:%M}" in shown(room, "me")


def test_a_cached_page_has_the_time_of_the_request_not_of_its_rendering(room: Room) -> None:
    room.photo(room.people[0])
    set_timer(room.at(Stage.SHARE), 10)
    _ends, first = clocks(shown(room, "wall"))
    time.sleep(0.005)
    _ends, second = clocks(shown(room, "wall", 1))
    assert first < second


def test_a_timer_that_is_long_over_is_shown_no_more(room: Room) -> None:
    set_timer(room, -11)
    assert "data-ends" not in shown(room, "me")


def test_pages_without_a_workshop_have_no_line() -> None:
    assert room_line({}) == RoomLine()
    assert set(WORK) == {Stage.GATHER, Stage.CLUSTER, Stage.WEIGH, Stage.WRITE}
