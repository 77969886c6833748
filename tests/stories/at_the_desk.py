"""What a leader does at the desk of a whole room beside its next step, on the pages that stand open."""

import re
from pathlib import Path

from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from places.enums import Stage
from places.models import Photo
from tests.stories.coming_in import close
from tests.stories.open_device import Device, watched
from tests.stories.test_bringing import answer_all
from tests.stories.whole_room import PATIENCE, WholeRoom

SOON = PATIENCE * 1000


def keep_time(whole_room: WholeRoom) -> None:
    """The leader sets a timer; phones and the big screen show it, and how many say that they are done."""
    desk, screen, mira = whole_room.desk, whole_room.page("screen"), whole_room.page("Mira")
    desk.get_by_role("button", name="15 min").click()
    for page in (desk, screen, mira):
        expect(page.locator("#room-time")).to_contain_text("About 15 minutes left", timeout=PATIENCE * 1000)
    mira.get_by_role("button", name="I'm done").click()
    for page in (desk, screen):
        expect(page.locator("main")).to_contain_text("1 of 4 is ready.", timeout=PATIENCE * 1000)
    desk.get_by_role("button", name="Stop the timer").click()
    for page in (desk, screen, mira):
        expect(page.locator("#room-time")).to_be_hidden(timeout=PATIENCE * 1000)


def unfold(desk: Page, fold: str) -> None:
    """Open a folded part of the desk; one that is open stays so."""
    part = desk.locator(f"#{fold}")
    if part.get_attribute("open") is None:
        part.locator("> summary").click()


def fold(desk: Page) -> None:
    """Close all folded parts of the desk, as on a page that was opened anew."""
    for part in reversed(desk.locator("details[open] > summary").all()):
        part.click()


def back_to_the_desk(whole_room: WholeRoom) -> None:
    whole_room.desk.get_by_role("link", name=re.compile("Back to the desk|^Desk$")).first.click()
    expect(whole_room.desk.locator("#desk-now")).to_be_visible()


def look_at_pictures_first(whole_room: WholeRoom, file: Path, essence: str) -> None:
    """New pictures wait: Sam's is seen by nobody else until the leader shows it; then it is everywhere."""
    desk, sam, room = whole_room.desk, whole_room.page("Sam"), whole_room.room
    unfold(desk, "desk-moderation-fold")
    desk.get_by_text("Look at new pictures first?").click()
    desk.get_by_role("button", name="Let new pictures wait").click()
    expect(desk.get_by_text("New pictures wait now until you have looked.")).to_be_visible(timeout=SOON)
    fold(desk)
    sam.locator("nav.bar").get_by_role("link", name="Bring").click()
    answer_all(sam, file, essence, essence)
    expect(sam.get_by_text("Your picture will appear soon.")).to_be_visible()
    whole_room.step += 1
    whole_room.picture("picture brought", "Sam")
    sam.get_by_role("link", name="See the wall").click()
    expect(desk.get_by_role("heading", name="1 picture waits to be shown")).to_be_visible(timeout=SOON)
    whole_room.look("picture waits", "wall")
    for each in whole_room.devices:
        assert essence not in each.page.locator("main").inner_text() or each.name == "Sam", each.name
    desk.get_by_role("link", name="Look and show").click()
    desk.get_by_role("button", name="Show", exact=True).click()
    expect(desk.get_by_text("You have looked at all of them.")).to_be_visible()
    back_to_the_desk(whole_room)
    for each in whole_room.devices[1:]:
        expect(each.page.locator("main")).to_contain_text(essence, timeout=SOON)
    whole_room.look("picture shown", "wall")
    room.photos.append(Photo.objects.get(workshop=room.workshop, essence=essence))


def seat(whole_room: WholeRoom, name: str, table: str) -> None:
    """The leader moves one person to a table, whose board stands on their phone then."""
    desk, phone = whole_room.desk, whole_room.page(name)
    before = phone.locator("live-stream").get_attribute("src") or ""
    unfold(desk, "desk-people-fold")
    desk.get_by_role("link", name=name, exact=True).click()
    desk.get_by_label("They sit at").select_option(table)
    desk.get_by_role("button", name="Change table").click()
    expect(phone.locator("main")).to_contain_text(table, timeout=SOON)
    expect(phone.locator("live-stream")).not_to_have_attribute("src", before)
    expect(desk.locator("#desk-people-fold")).to_contain_text(name)


def seat_anew(whole_room: WholeRoom) -> None:
    """Sam goes to the other table, the desk offers to even the tables out, and Sam comes back."""
    desk = whole_room.desk
    seat(whole_room, "Sam", "Table 2")
    unfold(desk, "desk-people-fold")
    expect(desk.get_by_role("button", name="Even out the tables")).to_be_visible(timeout=SOON)
    fold(desk)
    whole_room.look("seated anew", "board")
    seat(whole_room, "Sam", "Table 1")
    fold(desk)
    whole_room.look("seated as before", "board")


def invite_to_lead(whole_room: WholeRoom, browser: Browser, server: str) -> Device:
    """Edith comes by a link, and has a desk of her own."""
    desk = whole_room.desk
    unfold(desk, "desk-people-fold")
    unfold(desk, "desk-leading")
    desk.get_by_role("link", name="Invite a co-leader by a link").click()
    desk.get_by_role("button", name="Make a link for a co-leader").click()
    link = desk.locator("copy-button[text*='/lead/']").get_attribute("text") or ""
    back_to_the_desk(whole_room)
    context = browser.new_context(base_url=server, locale="en", viewport={"width": 1024, "height": 768})
    second = watched(Device("second desk", context.new_page(), context.new_page()), link)
    come_to_lead(second.page)
    whole_room.devices.append(second)
    fold(desk)
    whole_room.look("two lead", "board")
    return second


def follow_another(whole_room: WholeRoom, second: Device) -> None:
    """The second leader moves the room by the one next step of her desk; the first desk follows."""
    second.page.locator(".panel.now .button.primary").click()
    for page in (whole_room.desk, second.page):
        expect(page.locator("#stage-name")).to_have_text(str(Stage.COMBINE.label), timeout=SOON)
    whole_room.look("combine", "combine")
    whole_room.devices.remove(second)
    close(second.page.context)


def come_to_lead(page: Page) -> None:
    """Fill in what the link of an invitation asks."""
    page.get_by_label("What is your first name?").fill("Edith")
    page.get_by_label("E-mail address").fill("edith@example.org")
    for label in ("New password", "The new password once more"):
        page.get_by_label(label, exact=True).fill("several words in a row")
    page.get_by_role("button", name="Lead this workshop").click()
    expect(page.locator("#desk-now")).to_be_visible()


def show_one_thing(whole_room: WholeRoom, kind: str, words: str, place: str, **more: str) -> None:
    """The leader lets the big screen show one thing by itself, and go on."""
    desk, screen = whole_room.desk, whole_room.page("screen")
    before = screen.locator(".stage").get_attribute("data-scene") or ""
    desk.get_by_role("link", name="Choose what the big screen shows").click()
    desk.locator(f"#remote-{kind} > summary").click()
    desk.locator(f"#remote-{kind} .remote-slide").filter(has_text=words).click()
    alone = screen.locator(".stage[data-scene='one'] .slide[data-shown]")
    expect(alone).to_contain_text(words, timeout=SOON)
    back_to_the_desk(whole_room)
    whole_room.look(f"{kind} alone", place, **more)
    desk.get_by_role("button", name="Go on").click()
    expect(screen.locator(f".stage[data-scene='{before}']")).to_be_attached(timeout=SOON)


def wait_outside(whole_room: WholeRoom, browser: Browser, server: str) -> Device:
    """Nils comes while the room weighs: he waits at the closed door, and the desk reads so."""
    desk, room = whole_room.desk, whole_room.room
    size = {"width": 390, "height": 844}
    context = browser.new_context(base_url=server, locale="en", is_mobile=True, viewport=size)  # type: ignore[arg-type]
    nils = watched(Device("Nils", context.new_page(), context.new_page()), reverse("join", args=[room.code]))
    nils.page.get_by_label("What is your first name?").fill("Nils")
    nils.page.get_by_role("button", name="Wait here").click()
    expect(nils.page.get_by_role("heading", name="Good that you are here, Nils.")).to_be_visible()
    expect(desk.get_by_text("1 person waits outside.")).to_be_visible(timeout=SOON)
    whole_room.look("one waits outside", "weigh", tablet="weigh-table")
    return nils


def come_in_late(whole_room: WholeRoom, nils: Device) -> None:
    """The room has gone on and the door is open: Nils came in without a touch."""
    whole_room.devices.append(nils)
    expect(nils.page.get_by_text("Welcome, Nils.")).to_be_visible(timeout=SOON)
    whole_room.picture("came in late", "Nils")
    nils.page.get_by_role("link", name="Go on").click()
