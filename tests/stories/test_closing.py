"""Story: the end. The projector shows headline and text on one screen, however long; phones read a page."""

import re

import pytest
from playwright.sync_api import Page, expect

from places.enums import Section, Stage
from tests.builders.rooms import Room, open_room
from tests.builders.visions import add
from tests.stories.test_combining import come_in
from tests.stories.test_writing import Open

LINE = "Because here strangers form a chain when the river rises, and nobody asks who sent them. "


def ended(sentences: int) -> Room:
    room = open_room(Stage.WRITE, photos=4)
    add(room, Section.HEADLINE, "When the river rises we lift together")
    for number in range(sentences):
        section = Section.BECAUSE if number % 2 else Section.SO
        add(room, section, f"{number}. {LINE * 2}")
    return room.at(Stage.CLOSE)


def fits(page: Page) -> list[object]:
    """[scrolls by, letters that lie outside the text's box at this page, size of its type]."""
    return page.evaluate(
        """() => {
          const text = document.querySelector('[data-fits]');
          return [
            document.documentElement.scrollHeight - innerHeight,
            text.scrollWidth - text.clientWidth,
            parseFloat(getComputedStyle(text).fontSize),
          ];
        }"""
    )


@pytest.mark.parametrize(
    ("sentences", "width", "height", "least", "is_one_page"),
    [
        (3, 1920, 1080, 33, True),
        (7, 1920, 1080, 28, True),
        (6, 1280, 720, 20, True),
        (60, 1280, 720, 20, False),
    ],
)
def test_headline_and_text_fit_on_the_screen(
    people: Open, server: str, sentences: int, width: int, height: int, least: float, is_one_page: bool
) -> None:
    room, screen = ended(sentences), people(desktop=True)
    come_in(screen, room.leader_client(), server)
    screen.set_viewport_size({"width": width, "height": height})
    screen.goto(f"/w/{room.code}/screen/")
    expect(screen.get_by_role("heading", level=1)).to_have_text("When the river rises we lift together")
    expect(screen.locator("fitted-page")).to_have_attribute("style", re.compile("--fitted-size"))
    scrolls, beyond, size = fits(screen)
    assert (scrolls <= 0, size >= least, beyond <= 1) == (True, True, is_one_page)
