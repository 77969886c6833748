"""A device in a room: an open page that nobody reloads, compared with one that is opened anew."""

from dataclasses import dataclass, field

from django.test import Client
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError

from tests.stories.coming_in import come_in

SEEN = """() => ({
    path: location.pathname,
    assets: [...document.querySelectorAll("link[rel=stylesheet], script[src]")]
        .map((element) => element.getAttribute("href") ?? element.getAttribute("src")),
    words: ["title", "body > header", "nav.bar", "main"].map((part) => document.querySelector(part))
        .map((part) => ((part?.innerText || part?.textContent) ?? "").replace(/\\s+/g, " ").trim()),
    bar: document.querySelector("nav.bar [aria-current]")?.getAttribute("href") ?? "",
    wide: document.documentElement.scrollWidth - innerWidth,
})"""


@dataclass
class Device:
    """One open page, and another one of the same browser, which is opened anew to compare with."""

    name: str
    page: Page
    fresh: Page
    errors: list[str] = field(default_factory=list)

    def open_anew(self, where: str) -> None:
        """Begin to load the page to compare with."""
        self.fresh.goto(where, wait_until="commit")

    def differences(self, where: str) -> list[str]:
        """What is not at `where` as it is on the page that was opened anew."""
        try:
            return self._compared(where)
        except BrowserError:  # one of the two was on its way to another page
            return ["is on its way"]

    def faults(self, found: list[str]) -> list[str]:
        """What stays wrong, with the errors since the last time."""
        self.fresh.goto("about:blank")
        errors, self.errors = self.errors, []
        return [f"{self.name}: {fault}" for fault in found + errors]

    def _compared(self, where: str) -> list[str]:
        here, there = self.page.evaluate(SEEN), self.fresh.evaluate(SEEN)
        if here["path"] != where:
            return [f"stands at {here['path']}, not at {where}"]
        lacks = sorted(set(there["assets"]) - set(here["assets"]))
        differs = [
            "reads «{}», a fresh page «{}»".format(*_from_where_they_differ(one, other))
            for one, other in zip(here["words"], there["words"], strict=True)
            if one != other
        ]
        wide = [f"scrolls sideways by {here['wide']} px"] if here["wide"] > 1 else []
        bar = [f"has {here['bar']} for here, not {there['bar']}"] if here["bar"] != there["bar"] else []
        return [*(f"lacks {asset}" for asset in lacks), *differs, *wide, *bar]


def _from_where_they_differ(one: str, other: str) -> tuple[str, str]:
    same = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    start = max(0, same - 40)
    return one[start : start + 300], other[start : start + 300]


def device(browser: Browser, server: str, name: str, client: Client, start: str, **more: object) -> Device:
    context = browser.new_context(base_url=server, **more)  # type: ignore[arg-type]  # sizes and languages
    page = context.new_page()
    come_in(page, client, server)
    return watched(Device(name, page, context.new_page()), start)


def watched(found: Device, start: str) -> Device:
    for page in (found.page, found.fresh):
        page.set_default_navigation_timeout(90_000)  # all the devices share one busy machine
    found.page.on("pageerror", lambda error: found.errors.append(f"script error: {error}"))
    found.page.on(
        "console", lambda said: found.errors.append(f"console: {said.text}") if said.type == "error" else None
    )
    found.page.goto(start)
    return found
