"""The end of a whole room: what is taken home, and a workshop that is deleted and brought back."""

import re
from pathlib import Path

from django.urls import reverse
from playwright.sync_api import expect

from tests.stories.whole_room import PATIENCE, WholeRoom

GONE = re.compile("This workshop has been deleted|Den här workshoppen har raderats")
WHERE = re.compile("Where my pictures? went")


def take_home(whole_room: WholeRoom, folder: Path) -> None:
    """The leader has a PDF made and takes it; the big screen shows the mural; Mira sees where her pictures went."""
    desk = whole_room.desk
    desk.get_by_role("link", name="All files").click()
    pdf = desk.locator("#file-pdf")
    pdf.get_by_role("button").click()
    desk.get_by_role("button", name="Keep and go on").click()
    with desk.expect_download(timeout=PATIENCE * 1000) as saving:
        pdf.get_by_role("link", name="Save").click(timeout=PATIENCE * 1000)
    saving.value.save_as(folder / "vision.pdf")
    assert (folder / "vision.pdf").read_bytes().startswith(b"%PDF")
    desk.get_by_role("link", name="Back to the desk").click()
    desk.get_by_role("button", name="Show the mural on the big screen").click()
    screen, mira = whole_room.page("screen"), whole_room.page("Mira")
    expect(screen.locator(".mural-scene").first).to_contain_text("Water", timeout=PATIENCE * 1000)
    whole_room.look("mural", "vision")
    mira.get_by_role("link", name="The whole way it went").click()
    expect(mira.get_by_role("heading", name=WHERE)).to_be_visible()
    expect(mira.locator(".journey").first).to_contain_text("Water")
    whole_room.picture("where", "Mira")
    mira.get_by_role("link", name="Read the vision").click()
    desk.get_by_role("button", name="Take the mural off the big screen").click()
    whole_room.look("mural taken off", "vision")


def delete_and_bring_back(whole_room: WholeRoom) -> None:
    """The leader deletes the workshop and takes that back. Nobody reloads, and everybody is told."""
    desk, others = whole_room.desk, [each.page for each in whole_room.devices[1:]]
    desk.locator("#desk-settings-fold > summary").click()
    desk.get_by_role("link", name="Keep or delete").click()
    desk.get_by_role("link", name="Delete this workshop").click()
    desk.get_by_label("Write the name, to be sure").fill(desk.locator(".desk-headline").inner_text())
    desk.get_by_role("button", name="Delete this workshop").click()
    for page in others:
        expect(page.get_by_role("heading", name=GONE)).to_be_visible(timeout=PATIENCE * 1000)
    whole_room.step += 1
    for each in whole_room.devices:
        whole_room.picture("deleted", each.name)
    desk.get_by_role("button", name="Bring it back").click()
    for page in others:
        expect(page.get_by_role("heading", name=GONE)).to_have_count(0, timeout=PATIENCE * 1000)
    desk.locator(f'a[href="{reverse("desk", args=[whole_room.room.code])}"]').first.click()
    for each in whole_room.devices:  # what was not there was answered so
        each.errors = [error for error in each.errors if "Failed to load resource" not in error]
    whole_room.look("brought back", "vision")
