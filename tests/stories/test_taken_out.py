"""Story: a leader takes somebody out of the room. Their phone shows a kind page by itself; undone, they are back."""

import re

from playwright.sync_api import expect

from places.enums import Stage
from tests.builders.rooms import open_room
from tests.stories.test_combining import come_in
from tests.stories.test_writing import Open


def test_the_phone_leaves_by_itself_and_can_come_back(people: Open, server: str) -> None:
    room = open_room(Stage.SHARE, photos=4)
    desk, phone = people(desktop=True), people()
    come_in(desk, room.leader_client(), server)
    come_in(phone, room.client(room.people[0]), server)
    phone.goto(f"/w/{room.code}/wall/")
    expect(phone.get_by_text("Essence 1")).to_be_visible()
    desk.goto(f"/w/{room.code}/desk/")
    desk.locator("#desk-people-fold > summary").click()
    desk.get_by_role("link", name="Mira").click()
    desk.get_by_text("Take this person out of the room").click()
    desk.get_by_label("They are hidden from everybody").check()
    desk.get_by_role("button", name="Take out of the room").click()
    expect(phone.get_by_role("heading", name="You are no longer in this room")).to_be_visible()
    expect(phone.get_by_role("link", name="Join again")).to_be_visible()
    expect(phone.get_by_text("Essence 1")).to_have_count(0)
    desk.get_by_role("button", name=re.compile(r"Let them back in\s*: Mira")).click()
    expect(desk.get_by_role("link", name="Mira")).to_be_visible()
    phone.goto(f"/w/{room.code}/wall/")
    expect(phone.get_by_text("Essence 1")).to_be_visible()
