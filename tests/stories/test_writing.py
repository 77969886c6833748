"""Story: two people write one sentence at once, see each other, meet in it, and lose nothing; nor offline."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from places.enums import PhotoAudience, Section, Stage
from places.models import Sentence
from places.vision.actions import sentences
from tests.builders.rooms import Room, open_room
from tests.stories.barriers import clean
from tests.stories.test_bringing import join

Open = Callable[..., Page]
FIRST = "Because here every street ends at the water."


@pytest.fixture
def writing(server: str) -> Room:
    """A room at *write* with three pictures' words and two sentences."""
    room = open_room(Stage.WRITE)
    said = ["The ferry horn in the fog.", "We light the lanterns.", "The old people’s bench by the lake."]
    for person, essence in zip(room.people, said, strict=False):
        room.photo(person, essence, audience=PhotoAudience.REPORT)
    for section, text in ((Section.BECAUSE, FIRST), (Section.SO, "A good life in an attractive region.")):
        sentences.add_sentence(actor=room.leading, section=section, text=text)
    return room


def line(page: Page, text: str) -> Locator:
    return page.locator(".statement-line").filter(has_text=text)


def change(page: Page, text: str, to: str) -> Locator:
    """Open the sentence that says `text`, and put other words into its box."""
    opened = line(page, text)
    number = opened.get_attribute("id")
    opened.locator("p.statement-text").click(position={"x": 4, "y": 4})
    box = page.locator(f"#{number} textarea")
    expect(box).to_be_focused()
    box.fill(to)
    return page.locator(f"#{number}")


def texts() -> list[str]:
    return list(Sentence.objects.standing().order_by("section", "order").values_list("text", flat=True))


def test_two_write_one_sentence_and_lose_nothing(people: Open, writing: Room) -> None:
    asa, sam = people(desktop=True), people()
    for page, name in ((asa, "Åsa"), (sam, "Sammy")):
        join(page, writing.code, name)
        page.goto(f"/w/{writing.code}/vision/")
    hers = change(asa, FIRST, "Because here every street ends at Vättern.")
    expect(line(sam, FIRST).get_by_text("Åsa is here")).to_be_visible()
    his = change(sam, FIRST, "Because here the lake is never far.")
    expect(hers.get_by_text("Saved.")).to_be_visible()
    # Sam had read the sentence before Åsa's words were saved: he sees both texts, and what differs.
    both = his.locator("[data-both]")
    expect(both).to_contain_text("Åsa changed this sentence just now")
    expect(both).to_contain_text("Because here every street ends at Vättern.")
    expect(both).to_contain_text("Because here the lake is never far.")
    clean(sam)
    both.get_by_role("button", name="Keep both").click()
    expect(line(asa, "Because here the lake is never far.")).to_be_visible()
    assert texts()[:2] == [
        "Because here every street ends at Vättern.",
        "Because here the lake is never far.",
    ]
    hers.get_by_role("button", name="Done").click()
    expect(hers.locator(".edit > summary")).to_be_focused()
    # Åsa takes out what Sam is writing in: his words bring it back. He types on while he is told, and loses no letter.
    told: list[Route] = []

    def hold(route: Route) -> None:
        told.append(route)

    sam.route("**/change/", hold)
    last = change(sam, "Because here the lake is never far.", "Because here the lake is near.")
    line(asa, "Because here the lake is").locator("p.statement-text").click(position={"x": 4, "y": 4})
    line(asa, "Because here the lake is").get_by_role("button", name="Take out").click()
    expect(asa.get_by_text("A sentence was taken out.")).to_be_visible()
    for _ in range(750):
        if not told:
            sam.wait_for_timeout(20)
    last.locator("textarea").press_sequentially(" Always.")
    told[0].continue_()
    expect(last.locator("[data-both]")).to_contain_text("Your text is not lost")
    expect(last.locator("textarea")).to_be_focused()
    last.get_by_role("button", name="Put it back with my text").click()
    expect(line(asa, "Because here the lake is near. Always.")).to_be_visible()
    assert "Because here the lake is near. Always." in texts()


def test_words_survive_an_offline_spell_and_a_reload(people: Open, writing: Room) -> None:
    mira = people()
    join(mira, writing.code, "Miranda")
    mira.goto(f"/w/{writing.code}/vision/")
    mira.context.set_offline(True)
    mine = change(mira, FIRST, "Because here the ferry knows us all.")
    expect(mine.get_by_text("Your text is kept on this device")).to_be_visible()
    assert FIRST in texts()
    # The phone loses the page, which is opened again: the words are there, and are sent. (A slow machine lets a
    # closed page live on for a moment, and it would send the words itself as soon as there is a network.)
    mira.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('offline')); }")
    again = mira.context.new_page()
    mira.close()
    again.context.set_offline(False)
    assert FIRST in texts()
    again.goto(f"/w/{writing.code}/vision/", timeout=60_000)
    expect(again.locator("textarea").filter(visible=True)).to_have_value(
        "Because here the ferry knows us all."
    )
    expect(again.get_by_text("Saved.")).to_be_visible()
    assert "Because here the ferry knows us all." in texts()


def test_pictures_lamps_and_versions_beside_the_text(people: Open, writing: Room) -> None:
    mira = people(desktop=True)
    join(mira, writing.code, "Miranda")
    mira.goto(f"/w/{writing.code}/vision/")
    red = line(mira, "A good life in an attractive region.")
    expect(red.get_by_text("Could be anywhere")).to_be_visible()
    red.get_by_role("button", name="attractive").click()
    expect(red.get_by_text(re.compile(r"“attractive” stands in \d+ of \d+ visions")).first).to_be_visible()
    mira.keyboard.press("Escape")
    red.get_by_text("Could be anywhere").click()
    expect(red.get_by_text("What picture shows this?")).to_be_visible()
    red.get_by_role("link", name="No voice yet.").click()
    sheet = mira.get_by_role("dialog", name="What this rests on")
    expect(sheet.get_by_role("heading", name="What this rests on")).to_be_focused()
    sheet.get_by_role("button", name=re.compile("ferry horn")).first.click()
    expect(sheet.get_by_role("status")).to_contain_text("Rests on 1 photo from 1 person at 1 table.")
    expect(sheet.get_by_role("button", name=re.compile("ferry horn"), pressed=True).first).to_be_focused()
    clean(mira)
    mira.keyboard.press("Escape")
    expect(red.get_by_role("link", name="Rests on 1 photo")).to_be_focused()
    change(mira, "A good life in an attractive region.", "A good life by the ferry horn of Vättern.")
    lit = line(mira, "A good life by the ferry horn")
    expect(lit.get_by_text("Only here", exact=True)).to_be_visible()
    expect(mira.get_by_text("1 of 2 sentences could only have been written here.")).to_be_visible()
    lit.get_by_role("link", name="Versions").click()
    sheet = mira.get_by_role("dialog", name="Versions of this sentence")
    sheet.get_by_role("button", name="Let it say this again").click()
    expect(
        line(mira, "A good life in an attractive region.").get_by_text("Could be anywhere")
    ).to_be_visible()
    clean(mira)
