"""Story: a leader deletes the workshop. Phone, tablet and big screen say so without a reload; undone, all are back."""

from playwright.sync_api import expect

from places.enums import Stage
from places.models import Tablet
from tests.builders.rooms import browser, new, open_room
from tests.stories.test_combining import come_in
from tests.stories.test_writing import Open

GONE = "This workshop has been deleted."


def test_open_pages_say_that_it_is_deleted_and_come_back(people: Open, server: str) -> None:
    room = open_room(Stage.SHARE, photos=4)
    token = new(Tablet(group=room.groups[0])).token
    desk, screen, phone, tablet = people(desktop=True), people(desktop=True), people(), people()
    for page, client, path in (
        (desk, room.leader_client(), "desk/keeping/"),
        (screen, room.leader_client(), "screen/"),
        (phone, room.client(room.people[0]), "wall/"),
        (tablet, browser(participants={str(room.workshop.pk): [0, token]}), ""),
    ):
        come_in(page, client, server)
        page.goto(f"/w/{room.code}/{path}")
    expect(phone.get_by_text("Essence 1")).to_be_visible()
    desk.get_by_role("link", name="Delete this workshop").click()
    desk.get_by_label("Write the name, to be sure").fill("Jönköping-ness")
    desk.get_by_role("button", name="Delete this workshop").click()
    for page in (screen, phone, tablet):
        expect(page.get_by_role("heading", name=GONE)).to_be_visible()
        expect(page.get_by_text("Essence 1")).to_have_count(0)
    desk.get_by_role("button", name="Bring it back").click()
    expect(desk.get_by_text("The workshop is back, just as it was.")).to_be_visible()
    for page in (screen, phone, tablet):
        expect(page.get_by_role("heading", name=GONE)).to_have_count(0, timeout=60_000)
    expect(phone.get_by_text("Jönköping-ness").first).to_be_visible()
