"""Stories: a leader combines by keyboard, Sam joins the theme team and accepts, and a table goes on sorting; a theme
team starts with its second person, and rests when it is one again.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult
from playwright.sync_api import Page, expect

from places.codes import show_code
from places.consensus.actions import proposing
from places.demo.story import tell
from places.enums import Stage
from places.models import Board, Cluster, Participant, Workshop
from tests.builders.rooms import browser as signed_in
from tests.builders.rooms import open_room
from tests.builders.tables import mini, move
from tests.stories.barriers import clean
from tests.stories.coming_in import come_in

Open = Callable[..., Page]
ALONE = "You are the only one in the theme team so far."
expect.set_options(
    timeout=20_000
)  # a stream that is opened anew, a burst that is gathered: seconds on a busy machine


def press(page: Page, name: str | re.Pattern[str]) -> None:
    """Press a button by keyboard."""
    page.get_by_role("button", name=name).first.focus()
    page.keyboard.press("Enter")


def ask_in(desk: Page, person: str) -> None:
    """Ask somebody into the theme team."""
    if desk.get_by_label("Ask somebody into the team").is_hidden():
        desk.locator("#combine-team-fold > summary").click()
    desk.get_by_label("Ask somebody into the team").select_option(label=person)
    press(desk, "Add")
    expect(
        desk.get_by_role("button", name=f"Take {person.partition(' ')[0]} out of the team")
    ).to_be_visible()


def test_a_file_that_is_too_large_is_told_before_it_is_sent(
    people: Open, server: str, tmp_path: Path
) -> None:
    page, sentence = people(), "This file is too large. A card sort may have up to 5 MB."
    come_in(page, open_room(Stage.GATHER).leader_client(), server)
    page.goto("/desk/sorts/")
    page.get_by_label("What shall the workshop be called?").fill("Old sorts")
    for name, size in (("large.csv", 5 * 2**20 + 1), ("small.csv", 1)):
        (tmp_path / name).write_bytes(b"x" * size)
    page.get_by_label("The file").set_input_files(tmp_path / "large.csv")
    expect(page.get_by_role("alert")).to_have_text(sentence)
    page.get_by_role("button", name="Open the workshop").click()
    expect(page.get_by_label("What shall the workshop be called?")).to_have_value("Old sorts")
    page.get_by_label("The file").set_input_files(tmp_path / "small.csv")
    expect(page.get_by_role("alert")).to_be_hidden()
    page.get_by_role("button", name="Open the workshop").click()
    expect(page.get_by_text("Missing: card_id, card_label")).to_be_visible()


@pytest.mark.usefixtures("worker")
def test_the_room_combines_while_a_table_goes_on(people: Open, server: str) -> None:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    desk, phone = people(desktop=True), people()
    come_in(desk, room.leader_client(), server)
    come_in(phone, room.client(room.people[1]), server)
    address = f"/w/{room.code}/combine/"
    phone.goto(address)
    expect(phone.get_by_text("Soon the theme team combines")).to_be_visible()

    desk.goto(address)
    press(desk, "Combine the boards")
    for page in (desk, phone):
        expect(page.locator("#shared-clusters h3")).to_have_text(["Water", "Making"])
        expect(page.locator("#lone-clusters h3")).to_have_text(["Match"])
    expect(phone.get_by_role("button", name="Accept")).to_have_count(0)
    clean(phone)

    ask_in(desk, "Sam · Table 1")
    expect(phone.get_by_text(ALONE)).to_be_visible()
    expect(phone.get_by_role("button", name="Accept")).to_have_count(0)
    clean(phone)
    ask_in(desk, "Anna · Table 2")
    expect(phone.get_by_role("button", name="Accept")).to_have_count(3)
    expect(phone.get_by_text(ALONE)).to_have_count(0)
    press(phone, re.compile(r"Accept\s*: Making"))
    expect(phone.get_by_role("button", name=re.compile(r"Open again\s*: Making"))).to_be_focused()
    expect(desk.get_by_text("1 of 3 piles accepted.")).to_be_visible()

    desk.get_by_text("Fewer or more piles").press("Enter")
    slider = desk.get_by_role("slider", name="How many piles")
    expect(slider).to_have_attribute("aria-valuetext", "3 piles · fits the tables best")
    slider.focus()
    table, mira = Board.objects.get(group=room.groups[0]), room.people[0]
    for number in (2, 1, 0):
        move(room, table, [number], None, by=mira)
    expect(desk.locator(".shared .said-by").first).to_have_text("Named by table 3")
    expect(slider).to_be_focused()
    assert DBTaskResult.objects.count() == 1  # three moves, one recomputation
    expect(desk.locator(".shared.is-accepted h3")).to_have_text(["Making"])

    desk.keyboard.press("ArrowRight")
    expect(desk.get_by_role("button", name=re.compile("Back to .*tables best"))).to_be_visible()
    expect(slider).to_be_focused()
    expect(phone.locator(".shared.is-accepted h3")).to_have_text(["Making"])

    _play_again(phone)
    phone.goto(f"{address}{Cluster.objects.get(board__group=None, name='Making').pk}/")
    phone.get_by_role("radio").first.check()
    press(phone, "Choose this name")
    expect(phone.locator("main .told")).to_have_text(re.compile("^Your choice is kept."))
    phone.get_by_role("radio").last.check()
    expect(phone.locator("main .told")).to_have_count(0)


SMALLEST = """Math.min(...[...document.querySelectorAll("#combine-rest img")]
    .filter((image) => image.checkVisibility())
    .flatMap((image) => [image.offsetWidth, image.offsetHeight]))"""


@pytest.mark.parametrize("language", ["en", "sv"])
def test_pictures_lead_on_a_page_that_is_not_long(people: Open, server: str, language: str) -> None:
    told = tell(stage=Stage.COMBINE, language=language, longest=320)
    workshop = Workshop.objects.get(pk=told.workshop_id)
    mira = Participant.objects.filter(workshop=workshop).first()
    client = signed_in(participants={str(workshop.pk): [mira.pk, mira.token]})
    for desktop, smallest, screens in ((False, 96, 4), (True, 160, 6)):
        page = people(desktop=desktop)
        come_in(page, client, server)
        page.goto(f"/w/{show_code(workshop.code)}/combine/")
        if page.locator("html").get_attribute("lang") != language:
            page.locator(f"button[value={language}]").click()
            expect(page.locator(f"html[lang={language}]")).to_be_attached()
        assert page.evaluate(SMALLEST) >= smallest
        height = page.viewport_size["height"]
        assert page.evaluate("document.documentElement.scrollHeight") <= screens * height
    expect(page.locator(".lone-mark").first).to_be_visible()


def _play_again(phone: Page) -> None:
    """See once more how the shared board came to be: from an empty board to the one that lies there now."""
    phone.get_by_text("More about this board").press("Enter")
    phone.get_by_role("link", name="Play it").click()
    expect(phone.locator(".replay-pile:visible").first).to_be_visible()
    now = phone.locator(".replay-pile:visible").all_inner_texts()
    said = phone.locator(".replay-say")
    phone.get_by_role("slider", name="Move").press("Home")
    expect(said).to_contain_text("Nothing is placed yet.")
    expect(phone.locator(".replay-pile:visible")).to_have_count(1)
    phone.get_by_role("link", name="One move on").press("Enter")
    expect(said).to_contain_text("The tables' boards were combined: 6 cards moved.")
    phone.get_by_role("button", name="Play").press("Enter")
    expect(phone.get_by_role("link", name="One move on")).to_have_attribute("aria-disabled", "true")
    assert phone.locator(".replay-pile:visible").all_inner_texts() == now
    clean(phone)


def test_a_theme_team_starts_with_its_second_person_and_rests_when_it_is_one(
    people: Open, server: str
) -> None:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    proposing.propose(actor=room.leading)
    water = Cluster.objects.get(board__group=None, name="Water")
    desk, sam, mira = people(desktop=True), people(desktop=True), people()
    come_in(desk, room.leader_client(), server)
    come_in(sam, room.client(room.people[1]), server)
    come_in(mira, room.client(room.people[0]), server)
    address = f"/w/{room.code}/combine/"
    desk.goto(address)
    ask_in(desk, "Sam · Table 1")

    sam.goto(f"{address}by-hand/")
    expect(sam.get_by_text(ALONE)).to_be_visible()
    expect(sam.locator("tick-board .tick").first).to_be_hidden()
    mira.goto(address)
    ask_in(desk, "Mira · Table 1")
    expect(sam.get_by_text(ALONE)).to_be_hidden()
    expect(mira.get_by_role("button", name="Accept")).to_have_count(3)

    sam.locator(f"#cluster-{water.pk}-pile > summary").click()
    card = sam.locator(f"#cluster-{water.pk}-photos [data-card]").first
    name = card.get_attribute("id")
    card.drag_to(sam.locator(f"#piles-{water.board_id} .pile").last.locator(".pile-fold > summary"), steps=12)
    expect(sam.get_by_role("button", name="Undo my last move")).to_be_visible()
    expect(sam.locator(f"#cluster-{water.pk}-photos [id='{name}']")).to_have_count(0)
    assert water.placements.count() == 2
    mira.goto(f"{address}by-hand/")
    field = sam.get_by_label("Name of this pile").first
    field.press("End")
    field.press_sequentially(" of life")

    press(desk, "Take Mira out of the team")
    expect(sam.get_by_text(ALONE)).to_be_visible()
    expect(sam.locator("tick-board .tick").first).to_be_hidden()
    expect(field).to_be_focused()
    expect(field).to_have_value("Water of life")
    field.press("Enter")
    expect(sam.get_by_text("starts when it has two people. Ask a host for one more.")).to_be_visible()
    expect(field).to_have_value("Water of life")
    expect(mira.get_by_text("You are not in the theme team. You can read the shared board")).to_be_visible()
    expect(mira).to_have_url(server + address)  # where the room is, to read
    expect(mira.get_by_role("heading", name="Shared piles")).to_be_visible()
    expect(mira.get_by_role("button", name="Accept")).to_have_count(0)
    expect(mira.locator("tick-board")).to_have_count(0)
