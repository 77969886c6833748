"""Story: the room gives its dots, looks at the result, drafts its vision, and takes it home as a Word document."""

import re
from collections.abc import Callable
from pathlib import Path

from docx import Document
from playwright.sync_api import Page, expect

from places.enums import Lens, PhotoAudience, Stage
from places.weighing.actions import ballots
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.stories.test_combining import come_in

Open = Callable[..., Page]
LAKE = "Every street ends at the water, and nobody owns the shore."


def give(page: Page, lens: str, pile: str, dots: int) -> None:
    """Go on to the question of a lens, give one or two dots to a pile, and wait until the server has them."""
    row = page.get_by_role("group", name=re.compile(f"{lens}.*{pile}"))
    while not row.is_visible():
        page.get_by_role("link", name="Next", exact=True).click()
    for number in range(1, dots + 1):
        row.get_by_role("button", name="More").click()
        expect(row.locator(".dot.filled")).to_have_count(number)


def furnished() -> Room:
    """A room at *weigh*: a picture that may be shown, words at both tables, three piles, and one who has voted."""
    room = open_room(Stage.WEIGH)
    picture = {"key": stored_picture(), "width": 1200, "height": 900, "see": "The lake at dawn"}
    room.photo(room.people[0], LAKE, audience=PhotoAudience.REPORT, **picture)
    said = ["We were the ones who lit the match.", "A chair is always free at our table."]
    for person, essence in zip(room.people[1:], said, strict=False):
        room.photo(person, essence, audience=PhotoAudience.REPORT)
    lake, *_others = share(room, "The lake", "The match", "Room at the table")
    ballots.cast(actor=room.actor(room.people[1]), cluster_id=lake.pk, lens=Lens.ENERGY, dots=1)
    return room


def test_from_dots_to_a_document(people: Open, server: str, tmp_path: Path) -> None:
    room = furnished()
    desk, mira, anna = people(desktop=True), people(), people()
    for page, client in (
        (desk, room.leader_client()),
        (mira, room.client(room.people[0])),
        (anna, room.client(room.people[2])),
    ):
        come_in(page, client, server)
        page.goto(f"/w/{room.code}/weigh/")
    for page in (mira, anna):
        give(page, "Only here", "The lake", 2)
        give(page, "Brings us together", "The lake", 1)
    expect(desk.get_by_text(re.compile("^3 of 4 "))).to_be_visible()
    expect(anna.get_by_role("table")).to_have_count(0)

    desk.get_by_role("button", name="Show the result").click()
    expect(anna.get_by_role("heading", name="What the room weighed")).to_be_visible()
    anna.goto(f"/w/{room.code}/results/")
    expect(anna.locator("main")).to_contain_text("The lake")

    desk.goto(f"/w/{room.code}/desk/")
    desk.get_by_role("button", name="Start writing").click()
    expect(desk.locator("#stage-name")).to_have_text("Write")
    mira.goto(f"/w/{room.code}/vision/")
    mira.get_by_role("button", name="Make a first draft").click()
    expect(mira.locator("main")).to_contain_text(LAKE)
    desk.goto(f"/w/{room.code}/vision/")
    with desk.expect_download() as saving:
        desk.get_by_role("link", name="Word (DOCX)").click()
    saving.value.save_as(tmp_path / "vision.docx")
    document = Document(str(tmp_path / "vision.docx"))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert LAKE in text
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert described.count("The lake at dawn") == 2  # the page of a short text shows it once more
    assert all(described)
