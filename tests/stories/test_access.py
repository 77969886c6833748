"""Story: axe looks at every page at 320 px and on a large screen, in both languages, light and dark, and finds
nothing.
"""

import itertools
import json
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.looks import LOOKS, FurnishedWorkshop, Look, furnished
from tests.stories.coming_in import pages_of
from tests.stories.conftest import DESKTOP

QUICK = {
    "resultTypes": ["violations"],
    "preload": False,
    "iframes": False,
    "rules": {"label-content-name-mismatch": {"enabled": True}},  # WCAG 2.5.3, off in axe unless asked for
}
# All that dark colours change: the elements, their names and their places are those of the light.
COLOURS = {**QUICK, "runOnly": ["color-contrast", "link-in-text-block"]}
SMALL = {"width": 320, "height": 740}
# Of many siblings of one kind the first four are looked at: the forty-first card of a wall costs, and is no news.
FEWER = """() => {
    for (const list of document.querySelectorAll("ul, ol, tbody, dl, .wall")) {
        const seen = {};
        for (const child of [...list.children]) {
            const kind = [child, ...child.querySelectorAll("*")].map(each => each.localName).join();
            seen[kind] = (seen[kind] ?? 0) + 1;
            if (seen[kind] > 4) child.remove();
        }
    }
}"""
SEND = """([form, fields]) => {
    const found = document.querySelector(form);
    for (const [name, value] of Object.entries(fields)) found.elements[name].value = value;
    HTMLFormElement.prototype.submit.call(found);
}"""
WIDE = "document.documentElement.scrollWidth"


def barriers(page: Page, options: dict[str, Any]) -> list[str]:
    """What axe finds wrong on the page as it stands: "rule element"."""
    found = page.evaluate(f"axe.run(document, {json.dumps(options)})")
    return [f"{each['id']} {node['target']}" for each in found["violations"] for node in each["nodes"]]


def examine(page: Page, sizes: tuple[dict[str, int], ...]) -> list[str]:
    """Look at a page at each size, light and dark."""
    page.evaluate(FEWER)
    page.evaluate(Axe().axe_script)
    found = []
    for size, (scheme, options) in itertools.product(sizes, (("light", QUICK), ("dark", COLOURS))):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        found += [f"{scheme} {size['width']}: {each}" for each in barriers(page, options)]
        if page.evaluate(WIDE) > size["width"]:
            found.append(f"{size['width']}: wider than the screen")
    return found


@pytest.fixture(params=["en", "sv"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def workshop(server: str, language: str) -> FurnishedWorkshop:
    return furnished(language)


@pytest.fixture
def pages(
    browser: Browser, server: str, workshop: FurnishedWorkshop, language: str
) -> Iterator[dict[str, Page]]:
    """One small screen for each of the people who look."""
    with pages_of(workshop, browser, server, SMALL, language) as opened:
        yield opened


def visit(
    page: Page, workshop: FurnishedWorkshop, look: Look, sizes: tuple[dict[str, int], ...]
) -> list[str]:
    answer = page.goto(workshop.address(look))
    if look.sent:
        with page.expect_navigation() as sending:
            page.evaluate(SEND, list(look.sent))
        answer = sending.value
    status = answer.status if answer else 0
    return examine(page, sizes) + [f"status {status}"] * (status != look.status)


@pytest.mark.parametrize("half", [0, 1])  # two workers look at once
def test_no_page_has_a_barrier(
    workshop: FurnishedWorkshop, pages: dict[str, Page], language: str, half: int
) -> None:
    sizes = (SMALL, DESKTOP) if language == "en" else (SMALL,)
    looks = LOOKS[half::2]
    found = [f"{look}: {wrong}" for look in looks for wrong in visit(pages[look.who], workshop, look, sizes)]
    assert found == [], "\n".join(found)
