"""What the stories of outages share: a room in an installation of several processes, and phones in it."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect

from places.enums import Section
from places.models import Activity, Sentence
from tests.builders.rooms import Room
from tests.patient_phone import PatientPhone
from tests.real_server import cookie_of
from tests.stories.coming_in import close, come_in
from tests.stories.conftest import PHONE
from tests.stories.many_processes import ManyProcesses

BACK_WITHIN = 60_000  # milliseconds until a page goes on after an outage, on a busy machine
STAYED = "window.stayed === true"  # the page has not been loaded anew


@contextmanager
def phone_in(browser: Browser, room: Room, many: ManyProcesses, path: str, person: int = 0) -> Iterator[Page]:
    """Open a page at `path` of the room's address, as one of its people."""
    context = browser.new_context(viewport=PHONE, base_url=many.address, locale="en")  # type: ignore[arg-type]  # Playwright's own name for a size
    page = context.new_page()
    come_in(page, room.client(room.people[person]), many.address)
    page.goto(f"/w/{room.code}/{path}", timeout=BACK_WITHIN)
    page.evaluate("window.stayed = true")
    try:
        yield page
    finally:
        close(context)


def other_phone(room: Room, many: ManyProcesses, person: int) -> PatientPhone:
    """A phone without a screen that asks through the proxy, and asks again until it is answered."""
    return PatientPhone(many.proxy_port, cookie_of(room.people[person]))


def write(page: Page, text: str) -> None:
    """Write a sentence on the vision's page, and press its button."""
    card = page.locator(f"#add-{Section.BECAUSE}")
    if card.get_attribute("open") is None:
        card.locator("summary").click()
    card.get_by_label("Your sentence").fill(text)
    card.get_by_role("button", name="Add").click()


def shows(page: Page, text: str) -> None:
    """Wait until a sentence is on a page that nobody has loaded anew."""
    expect(page.locator("p.statement-text", has_text=text)).to_be_visible(timeout=BACK_WITHIN)
    assert page.evaluate(STAYED)


def all_is_kept(texts: list[str]) -> None:
    """Exactly these sentences are in the database, and the activity log has no gap."""
    assert sorted(Sentence.objects.values_list("text", flat=True)) == sorted(texts)
    revisions = list(Activity.objects.order_by("revision").values_list("revision", flat=True))
    assert revisions == list(range(1, len(revisions) + 1))
