"""Story: the leader sets a timer. Every page shows it at once, also a phone whose clock is wrong by a year."""

import datetime
import re
from typing import Any

from django.utils import timezone
from playwright.sync_api import expect

from places.desk.actions import timer
from places.enums import Stage
from places.models import Activity, Workshop
from tests.builders.rooms import open_room
from tests.stories.coming_in import come_in
from tests.stories.test_writing import Open

WRONG_CLOCK = """(() => {
    const ahead = 365 * 24 * 60 * 60 * 1000, Own = Date;
    globalThis.Date = class extends Own {
        constructor(...parts) { parts.length ? super(...parts) : super(Own.now() + ahead); }
        static now() { return Own.now() + ahead; }
    };
})()"""
CLOCK = re.compile(r"^[01]:[0-5][0-9] left")


def test_every_page_shows_the_time_that_is_left(people: Open, server: str) -> None:
    room = open_room(Stage.GATHER, photos=1)
    desk, screen, phone = people(desktop=True), people(desktop=True), people()
    phone.add_init_script(WRONG_CLOCK)
    clients: list[Any] = [room.leader_client(), room.leader_client(), room.client(room.people[0])]
    for page, client, where in zip((desk, screen, phone), clients, ("desk", "screen", "bring"), strict=True):
        come_in(page, client, server)
        page.goto(f"/w/{room.code}/{where}/")
        expect(page.locator("#room-time")).to_be_hidden()
    desk.get_by_role("button", name="10 min").click()
    for page in (desk, screen, phone):
        expect(page.locator("#room-time")).to_have_text(re.compile("About 10 minutes left"))
    expect(phone.locator("#announcer")).to_have_text("About 10 minutes left")
    desk.get_by_role("button", name="5 more minutes").click()
    expect(phone.locator("#room-time")).to_have_text(re.compile("About 15 minutes left"))
    phone.get_by_role("button", name="I'm done").click()
    expect(phone.locator(".room-is-ready")).to_have_text(re.compile("You are done."))
    expect(desk.locator("#desk-ready")).to_have_text("1 of 4 is ready.")
    expect(screen.locator("#stage-ready")).to_have_text("1 of 4 is ready.")
    phone.wait_for_timeout(500)  # sooner it would be a second tap
    phone.get_by_role("button", name="Not yet").click()
    expect(screen.locator("#stage-ready")).to_have_text("")
    desk.get_by_role("button", name="Stop the timer").click()
    for page in (desk, screen, phone):
        expect(page.locator("#room-time")).to_be_hidden()
    assert Activity.objects.filter(workshop=room.workshop, kind="timer_set").count() == 3


def test_the_last_minute_is_told_and_the_end_is_kind(people: Open, server: str) -> None:
    room = open_room(Stage.GATHER, photos=1)
    timer.set_timer(actor=room.leading, minutes=10)
    phone, desk = people(), people(desktop=True)
    for page, client, where in (
        (phone, room.client(room.people[0]), "bring"),
        (desk, room.leader_client(), "desk"),
    ):
        page.clock.install(time=timezone.now() + datetime.timedelta(days=365))
        come_in(page, client, server)
        page.goto(f"/w/{room.code}/{where}/")
        expect(page.locator("[data-room-time]")).to_have_text(re.compile("About (9|10) minutes left"))
        page.clock.fast_forward(9 * 60_000 + 15_000)
        expect(page.locator("[data-room-time]")).to_have_text(CLOCK)
        expect(page.locator("#announcer")).to_have_text("One minute left.")
        page.clock.fast_forward(60_000)
        expect(page.locator("[data-room-time]")).to_have_text("Time is up. Finish what you are doing.")
        expect(page.locator("#announcer")).to_have_text("Time is up. Finish what you are doing.")
    expect(desk.get_by_text("The time is up.")).to_be_visible()
    assert Workshop.objects.get(pk=room.workshop.pk).stage == Stage.GATHER
