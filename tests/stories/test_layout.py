"""Story: every page at 320 px with 80-letter words, and with letters of twice the size: nothing runs out of sight."""

from collections.abc import Iterator

import pytest
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr
from playwright.sync_api import Browser, Page

from places.models import Cluster, Group, Participant, Photo, Place, Sentence, Theme, Workshop
from tests.looks import LOOKS, FurnishedWorkshop, Look, furnished
from tests.stories.coming_in import pages_of
from tests.stories.test_access import FEWER, SEND, WIDE

SMALL = {"width": 320, "height": 640}
LARGE_TEXT = "document.documentElement.style.fontSize = '200%'"
WORD = "Sammanställningsmöte" * 4  # a word of 80 letters
TEXTS = (
    (Place, ("name", "ness"), 80),
    (Workshop, ("question",), 300),
    (Group, ("name",), 80),
    (Participant, ("first_name",), 40),
    (Photo, ("see", "essence", "belonging"), 150),
    (Theme, ("name",), 40),
    (Cluster, ("name", "note"), 80),
    (Sentence, ("text",), 300),
)
# Words of at most seven letters that stand on two lines.
BROKEN = """() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (!parent.checkVisibility() || /^(SCRIPT|STYLE|TEXTAREA|OPTION)$/.test(parent.tagName)) continue;
        for (const { 0: word, index } of node.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
            if (word.length < 3 || word.length > 7) continue;
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            const boxes = [...range.getClientRects()].filter(({ width }) => width > 1);
            const lines = boxes.map(({ top }) => Math.round(top / 4));
            if (new Set(lines).size > 1) found.push(`${word} in ${parent.localName}.${parent.className}`);
        }
    }
    return found;
}"""
# Primary buttons that no scrolling brings into sight.
HIDDEN = """() => [...document.querySelectorAll("main .button.primary")].filter((button) => {
    if (!button.checkVisibility()) return false;
    button.scrollIntoView({ block: "center" });
    const { top, bottom, height } = button.getBoundingClientRect();
    return height && (top < -1 || bottom > innerHeight + 1);
}).map((button) => button.innerText.trim())"""


def write_long_words() -> None:
    """Put a word of 80 letters (or as many as fit) before every text that people have written."""
    for model, names, most in TEXTS:
        model.objects.update(
            **{name: Substr(Concat(Value(f"{WORD[:most]} "), F(name)), 1, most) for name in names}
        )


@pytest.fixture
def workshop(server: str) -> FurnishedWorkshop:
    whole = furnished()
    write_long_words()
    return whole


@pytest.fixture
def pages(browser: Browser, server: str, workshop: FurnishedWorkshop) -> Iterator[dict[str, Page]]:
    """One small screen for each of the people who look."""
    with pages_of(workshop, browser, server, SMALL) as opened:
        yield opened


def faults(page: Page, workshop: FurnishedWorkshop, look: Look) -> list[str]:
    """What runs out of sight on a page: at 320 px, then with letters of twice the size."""
    page.goto(workshop.address(look))
    if look.sent:
        with page.expect_navigation():
            page.evaluate(SEND, list(look.sent))
    page.evaluate(FEWER)
    found = []
    if (width := page.evaluate(WIDE)) > SMALL["width"]:
        found.append(f"{width} px wide")
    page.evaluate(LARGE_TEXT)
    if (width := page.evaluate(WIDE)) > SMALL["width"]:
        found.append(f"{width} px wide with large letters")
    found += [f"broken with large letters: {word}" for word in page.evaluate(BROKEN)]
    return found + [f"out of reach with large letters: {name}" for name in page.evaluate(HIDDEN)]


@pytest.mark.parametrize("half", [0, 1])  # two workers look at once
def test_nothing_runs_out_of_sight(workshop: FurnishedWorkshop, pages: dict[str, Page], half: int) -> None:
    looks = [look for look in LOOKS if look.name != "screen"][half::2]  # the projector is no small screen
    found = [f"{look}: {wrong}" for look in looks for wrong in faults(pages[look.who], workshop, look)]
    assert found == [], "\n".join(found)
