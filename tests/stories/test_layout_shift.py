"""Story: what comes late to a page, scripts and pictures, moves nothing that is being read (CLS at most 0.05)."""

import pytest
from playwright.sync_api import Page, Route

from benchmarks.access import FOUND, JUMPS, WATCH
from places.enums import Stage
from tests.looks import GUEST, FurnishedWorkshop, Look
from tests.stories.test_access import pages, workshop

__all__ = ["pages", "workshop"]  # fixtures

FIRST = [
    Look("join", GUEST),
    Look("bring", stage=Stage.GATHER),
    Look("wall", stage=Stage.SHARE),
    Look("board", stage=Stage.CLUSTER),
]
PAINTED = "performance.getEntriesByName('first-contentful-paint').length > 0"
ALL_THERE = "Promise.all([...document.images].map((image) => image.decode().catch(() => null)))"
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.fixture
def language() -> str:
    return "sv"


def shifts(page: Page, address: str) -> float:
    """Open a page whose scripts and pictures arrive after it has been painted, and return its CLS."""
    late: list[Route] = []
    for held in ("**/*.js", "**/media/**"):
        page.route(held, late.append)
    page.goto(address, wait_until="commit")
    page.wait_for_function(PAINTED)
    page.unroute_all()
    for route in late:
        route.continue_()
    page.wait_for_load_state("load")
    page.evaluate(ALL_THERE)
    page.evaluate(TWO_FRAMES)
    found: float = page.evaluate(FOUND)[1]
    return found


def test_what_comes_late_moves_nothing(workshop: FurnishedWorkshop, pages: dict[str, Page]) -> None:
    for page in pages.values():
        page.add_init_script(WATCH)
    found = {look.name: shifts(pages[look.who], workshop.address(look)) for look in FIRST}
    assert {name: value for name, value in found.items() if value > JUMPS} == {}
