"""How browsers come in as people who have joined already, and are closed again: what the stories share."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import Error as PlaywrightError

from tests.looks import FurnishedWorkshop


def come_in(page: Page, client: Client, server: str) -> None:
    """Let the page's browser be the person whose session the client has."""
    cookies = client.cookies.items()
    page.context.add_cookies([{"name": name, "value": one.value, "url": server} for name, one in cookies])


def close(context: BrowserContext) -> None:
    """Close a browser context after each of its pages has left its address.

    Chromium may wait for ever when a context ends while one of its pages is on its way to another address.
    """
    for page in context.pages:
        with suppress(
            PlaywrightError
        ):  # it is interrupted by where the page was going, which ends that way as well
            page.goto("about:blank", timeout=10_000)
    context.close()


@contextmanager
def pages_of(
    workshop: FurnishedWorkshop, browser: Browser, server: str, size: dict[str, int], language: str = "en"
) -> Iterator[dict[str, Page]]:
    """Open one page of this size for each of the people who look at a workshop, by their names."""
    opened = {}
    for who, cookies in workshop.cookies.items():
        context = browser.new_context(base_url=server, locale=language, viewport=size)  # type: ignore[arg-type]  # Playwright's own name for a size
        context.add_cookies(
            [{"name": name, "value": value, "url": server} for name, value in cookies.items()]
        )
        opened[who] = context.new_page()
    yield opened
    for page in opened.values():
        close(page.context)
