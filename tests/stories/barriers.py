"""No accessibility rule of axe is broken on a page as it stands."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Styles are not loaded once more for the few rules that read them: axe puts imported ones into documents of its own,
# which the Content Security Policy of the page refuses.
OPTIONS = {"resultTypes": ["violations"], "preload": False}


def clean(page: Page) -> None:
    """Fail with what axe found, if anything."""
    found = Axe().run(page, options=OPTIONS)
    assert found.violations_count == 0, found.generate_report()
