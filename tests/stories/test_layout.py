"""Story: every page in both languages with 80-letter words, at 320 px, with letters of twice the size and at 400 %
zoom: nothing runs out of sight, no word breaks, and nothing that stands still covers the page.
"""

from collections.abc import Iterator

import pytest
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr
from playwright.sync_api import Browser, Page

from places.models import Cluster, Group, Participant, Photo, Place, Sentence, Theme, Workshop
from tests.looks import LOOKS, FurnishedWorkshop, Look, furnished
from tests.stories.coming_in import pages_of
from tests.stories.test_access import FEWER, SEND, WIDE, language

__all__ = ["language"]  # a fixture

SMALL = {"width": 320, "height": 640}
LARGE_TEXT = "size => document.documentElement.style.fontSize = size"
# Where words of so many letters must stand on one line: (width, height), size of the letters, letters.
ZOOMED = (
    ((320, 640), "200%", 7),
    ((390, 844), "200%", 11),
    ((320, 256), "100%", 16),  # 1280 x 1024 at 400 % zoom
)
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
# Words of at most so many letters that stand on two lines.
BROKEN = """(longest) => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (!parent.checkVisibility() || /^(SCRIPT|STYLE|TEXTAREA|OPTION)$/.test(parent.tagName)) continue;
        for (const { 0: word, index } of node.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
            if (word.length < 3 || word.length > longest) continue;
            const range = document.createRange();
            // The hyphen at the end of a line is drawn for the letter after the place where a word may divide.
            range.setStart(node, node.data[index - 1] === "\u00ad" ? index + 1 : index);
            range.setEnd(node, index + word.length);
            const boxes = [...range.getClientRects()].filter(({ width }) => width > 1);
            const lines = boxes.map(({ top }) => Math.round(top / 4));
            if (new Set(lines).size > 1) found.push(`${word} in ${parent.localName}.${parent.className}`);
        }
    }
    return found;
}"""
# Primary buttons that no scrolling brings into sight, or that something else lies over.
HIDDEN = """() => [...document.querySelectorAll("main .button.primary")].filter((button) => {
    if (!button.checkVisibility()) return false;
    button.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, bottom, width, height } = button.getBoundingClientRect();
    if (!height) return false;
    const over = document.elementFromPoint(left + width / 2, top + height / 2);
    return top < -1 || bottom > innerHeight + 1 || !over || !(button.contains(over) || over.contains(button));
}).map((button) => button.innerText.trim())"""
# What stays where it is while the page scrolls, and how much of the window's height it takes.
COVERED = """async () => {
    const stands = [...document.querySelectorAll("body *")].filter((element) =>
        /fixed|sticky/.test(getComputedStyle(element).position) && element.checkVisibility());
    const tops = () => stands.map((element) => element.getBoundingClientRect().top);
    scrollTo({ top: 60, behavior: "instant" });
    const [from, before] = [scrollY, tops()];
    scrollTo({ top: 100, behavior: "instant" });
    if (scrollY - from < 20) return 0;
    return tops().reduce((sum, top, nth) => {
        if (Math.abs(top - before[nth]) > 1) return sum;
        const { bottom } = stands[nth].getBoundingClientRect();
        return sum + Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0));
    }, 0) / innerHeight;
}"""


def write_long_words() -> None:
    """Put a word of 80 letters (or as many as fit) before every text that people have written."""
    for model, names, most in TEXTS:
        model.objects.update(
            **{name: Substr(Concat(Value(f"{WORD[:most]} "), F(name)), 1, most) for name in names}
        )


@pytest.fixture
def workshop(server: str, language: str) -> FurnishedWorkshop:
    whole = furnished(language)
    write_long_words()
    return whole


@pytest.fixture
def pages(
    browser: Browser, server: str, workshop: FurnishedWorkshop, language: str
) -> Iterator[dict[str, Page]]:
    """One small screen for each of the people who look."""
    with pages_of(workshop, browser, server, SMALL, language) as opened:
        yield opened


def faults(page: Page, workshop: FurnishedWorkshop, look: Look) -> list[str]:
    """What runs out of sight on a page: at 320 px, and with large letters and zoomed."""
    page.set_viewport_size(SMALL)  # type: ignore[arg-type]  # Playwright's own name for a size
    page.goto(workshop.address(look))
    if look.sent:
        with page.expect_navigation():
            page.evaluate(SEND, list(look.sent))
    page.evaluate(FEWER)
    found = []
    if (width := page.evaluate(WIDE)) > SMALL["width"]:
        found.append(f"{width} px wide")
    for size, letters, longest in ZOOMED:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.evaluate(LARGE_TEXT, letters)
        found += [f"{size}, letters {letters}: {fault}" for fault in _faults(page, size[0], longest)]
    return found


def _faults(page: Page, wide: int, longest: int) -> list[str]:
    found = []
    if (width := page.evaluate(WIDE)) > wide:
        found.append(f"{width} px wide")
    found += [f"broken: {word}" for word in page.evaluate(BROKEN, longest)]
    found += [f"out of reach: {name}" for name in page.evaluate(HIDDEN)]
    if (share := page.evaluate(COVERED)) > 1 / 3:
        found.append(f"{share:.0%} of the window is covered")
    return found


@pytest.mark.parametrize("half", [0, 1])  # two workers look at once
def test_nothing_runs_out_of_sight(workshop: FurnishedWorkshop, pages: dict[str, Page], half: int) -> None:
    looks = [look for look in LOOKS if look.name != "screen"][half::2]  # the projector is no small screen
    found = [f"{look}: {wrong}" for look in looks for wrong in faults(pages[look.who], workshop, look)]
    assert found == [], "\n".join(found)
