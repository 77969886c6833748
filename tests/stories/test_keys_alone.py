"""Stories: somebody who has a keyboard alone takes part from the door to the end, and always sees where they are."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from places.belonging.actions import pulse
from places.boards.actions import cards as card_actions
from places.enums import Kind, Lens, PulseMoment, Section, Stage
from places.models import Activity, Commitment, Photo, PulseMark, Sentence, Vote
from places.vision.actions import sentences
from places.weighing.actions import ballots
from tests.builders.boards import board_of, lying, seen, sorting_room
from tests.builders.pictures import jpeg
from tests.builders.rooms import Room
from tests.builders.shared_boards import share
from tests.stories.at_the_table import WORDS, Open
from tests.stories.coming_in import come_in
from tests.stories.keys_alone import KeyUser

ESSENCE = "The ferry horn in the fog."


@pytest.fixture
def room(server: str) -> Room:
    """A room with tables whose people have brought words, and nobody has sorted."""
    room = sorting_room(0)
    for number, words in enumerate(WORDS):
        room.photo(room.people[number % 4], words)
    return room.at(Stage.GATHER)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "lake.jpg"
    path.write_bytes(jpeg(800, 600))
    return path


@pytest.fixture
def wilma(people: Open) -> KeyUser:
    return KeyUser(people(reduced_motion="reduce"))


def button(wilma: KeyUser, name: str | re.Pattern[str]) -> Locator:
    return wilma.page.get_by_role("button", name=name).first


def link(wilma: KeyUser, name: str | re.Pattern[str]) -> Locator:
    return wilma.page.get_by_role("link", name=name).first


def visit(wilma: KeyUser, room: Room, stage: Stage, page: str) -> None:
    """Open the page of a stage by its address, and go through all of it once."""
    room.at(stage)
    wilma.page.goto(f"/w/{room.code}/{page}/")
    wilma.walk()


def join(wilma: KeyUser, room: Room) -> None:
    page = wilma.page
    page.goto(f"/join/{room.code}/")
    wilma.walk()
    page.reload()
    wilma.press("Tab")
    expect(link(wilma, "Skip to the content")).to_be_focused()
    expect(link(wilma, "Skip to the content")).to_be_in_viewport()
    wilma.press("Enter")
    expect(page.locator("main")).to_be_focused()
    wilma.press("Tab")
    expect(page.get_by_label("What is your first name?")).to_be_focused()
    wilma.type("Wilma")
    wilma.choose(page.get_by_role("radio").first)
    wilma.enter(button(wilma, "Come in"))
    expect(page.get_by_text("Welcome, Wilma")).to_be_visible()
    wilma.enter(link(wilma, "Go on"))
    expect(page.locator("input[type=file]")).to_be_attached()


def answer(wilma: KeyUser, *, people: bool) -> None:
    """Answer every question about a picture or words, and bring it."""
    page = wilma.page
    while not page.get_by_role("button", name="Bring it to the room").count():
        here = page.url
        if page.get_by_role("radio", name="No", exact=True).count():
            wilma.choose(page.get_by_role("radio", name="No", exact=True))
        elif page.get_by_label(re.compile("Why is (this|that) us")).count():
            wilma.go_to(page.get_by_label(re.compile("Why is (this|that) us")))
            wilma.type(ESSENCE)
        wilma.enter(button(wilma, "Next"))
        expect(page).not_to_have_url(here)
        page.wait_for_load_state()
    wilma.enter(button(wilma, "Bring it to the room"))
    expect(page.get_by_role("heading", name="Thank you.")).to_be_visible()
    assert people == bool(Photo.objects.shown().latest("pk").key)


def bring(wilma: KeyUser, file: Path) -> None:
    page = wilma.page
    wilma.walk()
    wilma.enter(button(wilma, "Bring words only"))
    expect(page.get_by_label(re.compile("Why is (this|that) us"))).to_be_visible()
    answer(wilma, people=False)
    wilma.enter(link(wilma, "Bring another"))
    expect(page.locator("input[type=file]")).to_be_attached()
    wilma.go_to(page.locator("input[type=file]"))
    page.set_input_files("input[type=file]", file)
    wilma.go_to(page.get_by_label("What do we see?"))
    wilma.type("The lake at dawn")
    wilma.enter(button(wilma, "Next"))
    expect(page.get_by_label(re.compile("Why is (this|that) us"))).to_be_visible()
    answer(wilma, people=True)


def look_at_the_wall(wilma: KeyUser, room: Room) -> None:
    page, anna = wilma.page, room.people[2]
    visit(wilma, room, Stage.SHARE, "wall")
    card = page.locator("#wall-photos a.photo").first
    wilma.go_to(card)
    address = card.get_attribute("href")
    photo = room.photo(anna, "Orange light")
    Activity.record(room.actor(anna), Kind.PHOTO_BROUGHT, photo=photo.pk)
    expect(page.get_by_text("Orange light")).to_be_visible()
    expect(page.locator(f"a.photo[href='{address}']")).to_be_focused()
    wilma.press("Enter")
    expect(page).to_have_url(re.compile(f"{address}$"))
    wilma.walk()


def sort(wilma: KeyUser, room: Room) -> None:
    page, board = wilma.page, board_of(room)
    visit(wilma, room, Stage.CLUSTER, "board")
    expect(page.locator("tick-board[data-ready]")).to_be_visible()
    wilma.go_to(page.locator(".tray .tick[tabindex='0']"))
    first = page.evaluate("document.activeElement.id")
    wilma.press("Space", "ArrowRight", "Space")
    expect(page.locator("#announcer")).to_have_text("2 chosen")
    wilma.enter(button(wilma, "Put together"))
    expect(page.get_by_label("Name of this pile").first).to_be_focused()
    wilma.type("Water")
    wilma.press("Enter")
    expect(page.get_by_role("heading", name="Water")).to_be_visible()
    wilma.keeps_focus("a pile is named")
    assert len(lying(board)["Water"]) == 2
    wilma.go_to(page.locator(".tray .tick[tabindex='0']"), "Shift+Tab")
    moved = page.evaluate("document.activeElement.id")
    assert moved != first
    wilma.press("Enter")
    expect(page.get_by_role("dialog", name="Move to…")).to_be_visible()
    wilma.type("wat")
    wilma.press("Enter")
    expect(page.locator("#announcer")).to_have_text("Moved to Water.")
    expect(page.locator(f"#{moved}")).to_be_focused()
    assert len(lying(board)["Water"]) == 3
    left = [photo for photo in room.photos if f"p{photo.pk}" not in lying(board)["Water"]]
    cards = seen(board, left[0])
    card_actions.put_together(actor=room.actor(room.people[1]), board_id=board.pk, cards=cards, name="Cold")
    expect(page.get_by_role("heading", name="Cold")).to_be_visible()
    expect(page.locator(f"#{moved}")).to_be_focused()


def weigh(wilma: KeyUser, room: Room) -> None:
    page = wilma.page
    lake, match, table = share(room, "The lake", "The match", "Room at the table")
    visit(wilma, room, Stage.COMBINE, "combine")
    expect(page.get_by_role("heading", name="The lake")).to_be_visible()
    visit(wilma, room, Stage.WEIGH, "weigh")
    row = page.get_by_role("group", name=re.compile("Only here.*The lake"))
    wilma.enter(row.get_by_role("button", name="More"))
    expect(row.locator(".dot.filled")).to_have_count(1)
    expect(row.get_by_role("button", name="More")).to_be_focused()
    assert Vote.objects.get().dots == 1
    for question in ("What brings us together?", "What gives us energy?", "Is this us?"):
        wilma.enter(page.get_by_role("link", name="Next", exact=True))
        expect(page.get_by_role("heading", name=question)).to_be_focused()
    wilma.enter(button(wilma, "That's us"))
    expect(page.locator(".stance-button[aria-pressed=true]")).to_be_focused()
    wilma.enter(page.get_by_role("navigation").get_by_text("I'm done"))
    expect(page.get_by_role("heading", name="Thank you!")).to_be_focused()
    for person, pile in zip(room.people[1:], (lake, match, table), strict=False):
        ballots.cast(actor=room.actor(person), cluster_id=pile.pk, lens=Lens.UNIQUE, dots=1)
    expect(page.get_by_role("heading", name="Thank you!")).to_be_focused()
    ballots.reveal(actor=room.leading)
    expect(page.get_by_role("heading", name="What the room weighed")).to_be_visible()
    wilma.walk()


def write(wilma: KeyUser, room: Room) -> None:
    page = wilma.page
    room.at(Stage.WRITE)
    sentences.add_sentence(actor=room.leading, section=Section.SO, text="We light the lanterns.")
    visit(wilma, room, Stage.WRITE, "vision")
    wilma.enter(page.locator("#add-because > summary"))
    wilma.go_to(page.locator("#new-because"))
    wilma.type("Because here the lake is never far.")
    wilma.enter(page.locator("#add-because").get_by_role("button", name="Add"))
    expect(page.get_by_text("Because here the lake is never far.").first).to_be_visible()
    wilma.keeps_focus("a sentence is added")
    assert Sentence.objects.filter(text="Because here the lake is never far.").count() == 1


def close(wilma: KeyUser, room: Room) -> None:
    page = wilma.page
    visit(wilma, room, Stage.CLOSE, "promises")
    wilma.go_to(page.locator("#id_text"))
    wilma.type("I will sing with the choir.")
    wilma.go_to(page.get_by_role("checkbox").first)
    wilma.press("Space")
    wilma.enter(button(wilma, "I will do this"))
    expect(page.locator(".own-promise-text")).to_have_text("I will sing with the choir.")
    assert Commitment.objects.get().is_shared
    pulse.open_pulse(actor=room.leading, moment=PulseMoment.END)
    page.goto(f"/w/{room.code}/pulse/")
    wilma.walk()
    for item in range(1, 9):
        expect(page.get_by_text(f"{item} / 8")).to_be_visible()
        wilma.choose(page.get_by_role("radio").nth(1))
        if item < 8:
            wilma.enter(button(wilma, re.compile("^Next$")))
            expect(page.get_by_role("radio").first).to_be_focused()
    wilma.enter(button(wilma, "Send"))
    expect(page.get_by_text("Thank you. Nobody sees who said what.")).to_be_visible()
    assert PulseMark.objects.count() == 1
    visit(wilma, room, Stage.CLOSE, "me")


@pytest.mark.usefixtures("worker")
def test_from_the_door_to_a_picture_with_a_keyboard_alone(wilma: KeyUser, room: Room, file: Path) -> None:
    join(wilma, room)
    bring(wilma, file)
    assert wilma.faults == [], "\n".join(wilma.faults)


def test_the_wall_and_the_board_with_a_keyboard_alone(wilma: KeyUser, room: Room, server: str) -> None:
    come_in(wilma.page, room.client(room.people[0]), server)
    look_at_the_wall(wilma, room)
    sort(wilma, room)
    assert wilma.faults == [], "\n".join(wilma.faults)


def test_from_weighing_to_the_end_with_a_keyboard_alone(wilma: KeyUser, room: Room, server: str) -> None:
    come_in(wilma.page, room.client(room.people[0]), server)
    weigh(wilma, room)
    write(wilma, room)
    close(wilma, room)
    assert wilma.faults == [], "\n".join(wilma.faults)
