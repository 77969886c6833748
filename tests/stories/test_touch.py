"""Story: a finger moves a picture after a short hold or with taps, and a quick swipe scrolls the page."""

from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.builders.boards import board_of, lying, pile
from tests.builders.rooms import Room
from tests.stories.at_the_table import Open, room_with_water, sit_down


@pytest.fixture
def room(server: str) -> Room:
    return room_with_water()


def touch(finger: CDPSession, kind: str, *points: tuple[float, float]) -> None:
    """Let a finger come down, move or go up."""
    finger.send(
        "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]}
    )


def middle(page: Page, selector: str) -> tuple[float, float]:
    box: Any = page.locator(selector).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def slide(page: Page, start: tuple[float, float], end: tuple[float, float], *, hold: int, pause: int) -> None:
    """Come down, stay for `hold` ms, go over in twelve steps of `pause` ms, and let go."""
    finger = page.context.new_cdp_session(page)
    touch(finger, "touchStart", start)
    page.wait_for_timeout(hold)
    for step in range(1, 13):
        done = step / 12
        at = start[0] + (end[0] - start[0]) * done, start[1] + (end[1] - start[1]) * done
        touch(finger, "touchMove", at)
        page.wait_for_timeout(pause)
    touch(finger, "touchEnd")


def test_a_finger_that_stays_for_a_moment_takes_the_picture_along(people: Open, room: Room) -> None:
    mira, board = sit_down(room, room.people[0], people(desktop=True, has_touch=True)), board_of(room)
    water, snow = pile(board, "Water").pk, f"p{room.photos[5].pk}"
    start = middle(mira, f"#card-{board.pk}-{snow} .photo")
    slide(mira, start, middle(mira, f"#cluster-{water}-pile > summary"), hold=300, pause=30)
    expect(mira.locator(f"#cluster-{water}-count")).to_have_text("2")
    assert lying(board)["Water"][-1] == snow
    assert mira.evaluate("document.body.dataset.dragging") is None


def test_a_finger_that_wipes_scrolls_the_page(people: Open, room: Room) -> None:
    mira, board = sit_down(room, room.people[0], people(has_touch=True)), board_of(room)
    mira.locator(f"#card-{board.pk}-p{room.photos[1].pk} .photo").scroll_into_view_if_needed()
    start, before = (
        middle(mira, f"#card-{board.pk}-p{room.photos[1].pk} .photo"),
        mira.evaluate("window.scrollY"),
    )
    slide(mira, start, (start[0], start[1] - 260), hold=0, pause=8)
    mira.wait_for_function("before => window.scrollY > before + 100", arg=before)
    assert mira.evaluate("document.body.dataset.dragging") is None
    assert lying(board) == {"Water": [f"p{room.photos[0].pk}"]}


def test_taps_move_a_picture_and_no_keyboard_comes_out(people: Open, room: Room) -> None:
    mira = sit_down(room, room.people[0], people(has_touch=True, is_mobile=True))
    mira.locator(f"#tick-{board_of(room).pk}-p{room.photos[5].pk}").tap()
    mira.get_by_role("button", name="Move to…").tap()
    expect(mira.get_by_role("heading", name="Move to…")).to_be_focused()
    mira.get_by_role("dialog").get_by_role("button", name="Water Pictures: 1").tap()
    expect(mira.locator(f"#cluster-{pile(board_of(room), 'Water').pk}-count")).to_have_text("2")
