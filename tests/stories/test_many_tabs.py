"""Story: one browser has seven pages of a room open, more than it has connections, and none of them waits."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from places.enums import Stage
from places.photos.actions import bringing
from tests.builders.rooms import open_room

MAY_HIDE = "Object.defineProperty(document, 'hidden', { get: () => window.isAway === true });"
TURN = "(isAway) => { window.isAway = isAway; document.dispatchEvent(new Event('visibilitychange')); }"


def open_streams() -> int:
    from placeness.asgi import application  # noqa: PLC0415 - Django must be set up for the test first

    hub = application.live.hub
    return sum(len(each.all_listeners()) for each in list(hub.workshops.values())) if hub else 0


def test_seven_tabs_of_one_room(people: Callable[..., Page], server: str) -> None:
    room, first = open_room(Stage.SHARE), people(desktop=True)
    photo = room.photo(room.people[0], "Nobody is far from the shore")
    session = room.client(room.people[0]).cookies["session"].value
    first.context.add_cookies([{"name": "session", "value": session, "url": server}])
    first.context.add_init_script(MAY_HIDE)

    def say(words: str) -> None:
        bringing.describe(actor=room.actor(room.people[0]), photo_id=photo.pk, fields={"essence": words})

    def wait_for_streams(number: int) -> None:
        for _ in range(750):
            if open_streams() != number:
                first.wait_for_timeout(20)
        assert open_streams() == number

    tabs = [first, *(first.context.new_page() for _ in range(6))]
    for tab in tabs:
        tab.goto(f"{server}/w/{room.code}/wall/")
    say("Seven windows side by side")
    for tab in tabs:
        expect(tab.get_by_text("Seven windows side by side")).to_be_visible()

    for tab in tabs[:-1]:
        tab.evaluate(TURN, True)
    wait_for_streams(1)
    say("One of them is seen")
    expect(tabs[-1].get_by_text("One of them is seen")).to_be_visible()
    expect(first.get_by_text("Seven windows side by side")).to_be_visible()
    tabs[-1].evaluate(TURN, True)
    wait_for_streams(0)
    first.evaluate(TURN, False)
    expect(first.get_by_text("One of them is seen")).to_be_visible()
    wait_for_streams(1)
