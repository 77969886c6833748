"""Story: what the room made goes on paper: every picture once, with its words, and no empty sheet."""

import io
from collections.abc import Callable

import pypdf
from django.utils import timezone, translation
from django.utils.formats import date_format
from playwright.sync_api import Page

from places.boards.actions import cards as card_actions
from places.cards import PHOTO, Card
from places.enums import Lens, Section, Stage
from places.weighing.actions import ballots
from tests.builders.boards import board_of, lay_out
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.builders.visions import add
from tests.stories.test_combining import come_in

Open = Callable[..., Page]
PICTURES = 9
SAID = [f"Words of picture {number} on the shore." for number in range(1, PICTURES + 1)] + [
    "A card of words."
]


def finished() -> Room:
    """A room at *write*: pictures of different sizes and a card of words, on a table's board, weighed, written."""
    room = open_room(Stage.CLUSTER)
    for number, words in enumerate(SAID):
        tall = {"width": 900, "height": 1200} if number % 2 else {"width": 1200, "height": 900}
        picture = (
            {"key": stored_picture(**tall), "see": f"Seen {number}", **tall} if number < PICTURES else {}
        )
        room.photo(room.people[number % 4], words, **picture)
    lay_out(room)
    cards = {Card(PHOTO, photo.pk): 0 for photo in room.photos}
    card_actions.put_together(
        actor=room.actor(room.people[0]), board_id=board_of(room).pk, cards=cards, name="Shore"
    )
    lake, _match = share(room, "The lake", "The match")
    room.at(Stage.WEIGH)
    for person in room.people[:3]:
        ballots.cast(actor=room.actor(person), cluster_id=lake.pk, lens=Lens.UNIQUE, dots=1)
    ballots.reveal(actor=room.leading)
    room.at(Stage.WRITE)
    add(room, Section.HEADLINE, "Light that calls")
    add(room, Section.SO, "So we will sing and walk.")
    return room


def printed(page: Page, address: str) -> tuple[list[str], list[int]]:
    """Press Ctrl+P and print: the words of every sheet, and how many pictures it has."""
    page.goto(address)
    page.evaluate("window.print = () => { window.wasPrinted = true }")
    page.keyboard.press("Control+p")
    page.wait_for_function("window.wasPrinted")
    pages = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    return [" ".join(sheet.extract_text().split()) for sheet in pages], [len(sheet.images) for sheet in pages]


def test_every_page_of_a_workshop_is_printed_whole(people: Open, server: str) -> None:
    room = finished()
    page = people(desktop=True)
    come_in(page, room.leader_client(), server)
    with translation.override("en"):
        today = date_format(timezone.localdate(), "DATE_FORMAT")
    home = f"/w/{room.code}/"
    for address, most_sheets in (("wall/", 2), (f"board/{board_of(room).pk}/", 2), ("combine/", 3)):
        sheets, pictures = printed(page, home + address)
        words = " ".join(sheets)
        assert sum(pictures) == PICTURES, address
        assert [words.count(said) for said in SAID] == [1] * len(SAID), address
        assert len(sheets) <= most_sheets, address
        check(sheets, today)
    for address, most_sheets, said in (
        ("results/", 3, "What the room weighed"),
        ("vision/", 1, "So we will sing and walk."),
    ):
        sheets, _pictures = printed(page, home + address)
        assert " ".join(sheets).count(said) == 1, address
        assert len(sheets) <= most_sheets, address
        check(sheets, today)


def check(sheets: list[str], today: str) -> None:
    """Place and date stand on top of the first sheet, no sheet is empty, nothing to press is printed."""
    numbers = [f"{number} / {len(sheets)}" for number in range(1, len(sheets) + 1)]
    written = [sheet.removeprefix(number).strip() for sheet, number in zip(sheets, numbers, strict=True)]
    assert written[0].startswith(f"Jönköping · Jönköping-ness {today}")
    assert all(len(sheet) > 20 for sheet in written)
    pressed = (
        "Print",
        "Show more",
        "Accept",
        "Undo",
        "Skip to",
        "Welcome",
        "Write:",
        "Write here",
        "Word (DOCX)",
    )
    assert [word for word in pressed if word in " ".join(sheets)] == []
