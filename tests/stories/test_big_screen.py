"""Story: the big screen at every stage of a full room. Nothing scrolls, and nothing that is seen is cut."""

from collections.abc import Callable

import pytest
from django.utils import translation
from playwright.sync_api import Page, expect

from places.enums import Says, Section, Stage, Symbol
from places.models import Group
from places.vision.actions import sentences
from places.weighing.actions import ballots
from tests.builders.boards import lay_out
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room, new, open_room
from tests.builders.shared_boards import share
from tests.builders.visions import add
from tests.builders.weighing import LENSES, clusters, give, person, say
from tests.stories.test_combining import come_in

Open = Callable[..., Page]
SIZES = ((1920, 1080), (1280, 720))
LINE = "Because here strangers form a chain when the river rises, and nobody asks who sent them. "
ESSENCE = "Every street in this town ends at the water, and whoever walks long enough stands at the lake"
# How far the page scrolls each way, and what is seen in part: pictures, cards and lines of text that leave their box.
CUT = """(box) => {
    const edge = document.querySelector(box).getBoundingClientRect();
    const low = Math.min(innerHeight, edge.bottom);
    const isCut = ({ left, right, top, bottom, width, height }) => width * height > 0
        && left < edge.right - 1 && right > edge.left + 1 && top < low - 1 && bottom > edge.top + 1
        && (left < edge.left - 1 || right > edge.right + 1 || top < edge.top - 1 || bottom > low + 1);
    const isBelowItsRow = (part) => part.getBoundingClientRect().top
        >= (part.closest(".screen-pictures")?.getBoundingClientRect().bottom ?? Infinity) - 1;
    const found = [...document.querySelectorAll(`${box} :is(img:not(.photo-blur), .photo-card, .panel, .side-board)`)]
        .filter((part) => isCut(part.getBoundingClientRect()) && !isBelowItsRow(part))
        .map((part) => part.outerHTML.slice(0, 80));
    const walker = document.createTreeWalker(document.querySelector(box), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(node);
        const parent = node.parentElement;
        const isSeen = parent.checkVisibility() && !parent.closest(".visually-hidden, .side-word");
        if (isSeen && [...range.getClientRects()].some(isCut)) found.push(node.data.trim().slice(0, 80));
    }
    const { scrollHeight, scrollWidth } = document.documentElement;
    return [Math.max(0, scrollHeight - innerHeight), Math.max(0, scrollWidth - innerWidth), found];
}"""


def full(photos: int, *, tables: int = 2) -> Room:
    """A room with so many pictures, each fifth of them only words, and so many tables."""
    room = open_room(Stage.SHARE)
    for number in range(photos):
        width, height = ((1200, 900), (900, 1200))[number % 2]
        told = {"key": stored_picture(width, height), "width": width, "height": height} if number % 5 else {}
        room.photo(room.people[number % 4], f"{number}. {ESSENCE}"[: 20 + number * 5 % 80], **told)
    for number, symbol in enumerate(list(Symbol)[2:tables], 3):
        new(Group(workshop=room.workshop, number=number, name=f"Table {number}", symbol=symbol))
    return room


def fits(screen: Page, room: Room, stage: Stage, box: str = "main") -> None:
    screen.goto(f"/w/{room.at(stage).code}/screen/")
    expect(screen.locator("#stage-name")).to_have_text(str(stage.label))
    for width, height in SIZES:
        screen.set_viewport_size({"width": width, "height": height})
        screen.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )
        assert screen.evaluate(CUT, box) == [0, 0, []], (stage, width)


@pytest.mark.parametrize("piles", [4, 8, 25])
def test_pictures_and_piles_are_on_one_screen(people: Open, server: str, piles: int) -> None:
    room, screen = full(40, tables=8), people(desktop=True)
    come_in(screen, room.leader_client(), server)
    lay_out(room)
    share(
        room,
        *(f"What we see when the light comes {number}"[: 12 + number * 3 % 24] for number in range(piles)),
    )
    fits(screen, room, Stage.SHARE, ".screen-photos")
    fits(screen, room, Stage.CLUSTER)
    for stage in (Stage.COMBINE, Stage.WEIGH):
        fits(screen, room, stage)
        expect(screen.locator(".screen-clusters > li")).to_have_count(piles)


@pytest.mark.parametrize("tables", [13, 25, 300])
def test_very_many_tables_are_on_one_screen(people: Open, server: str, tables: int) -> None:
    room, screen = full(40, tables=8), people(desktop=True, locale="sv")  # its words are the longer ones
    for number in range(9, tables + 1):
        symbol = list(Symbol)[number % 8]
        new(Group(workshop=room.workshop, number=number, name=f"Table {number}", symbol=symbol))
    come_in(screen, room.leader_client(), server)
    lay_out(room)
    with translation.override("sv"):
        fits(screen, room, Stage.CLUSTER)
    assert screen.locator(".side-board:visible").count() == min(tables, 25)


@pytest.mark.parametrize("piles", [1, 7, 25])
def test_the_result_is_on_one_screen(people: Open, server: str, piles: int) -> None:
    room, screen = full(40), people(desktop=True)
    come_in(screen, room.leader_client(), server)
    share(
        room,
        *(f"What we see when the light comes {number}"[: 12 + number * 3 % 24] for number in range(piles)),
    )
    room.people += [person(room, room.groups[number % 2], number) for number in range(8)]
    for number, one in enumerate(room.people):
        for step, cluster in enumerate(clusters(room)):
            for lens in LENSES:
                if (number + 2 * step) % 5 < 2:  # every pile is liked by two people of five
                    give(one, cluster, lens)
            say(one, cluster, Says.US if number % 2 or step % 3 else Says.NOT_ME)
    room.at(Stage.WEIGH)
    ballots.reveal(actor=room.leading)
    fits(screen, room, Stage.WEIGH)
    expect(screen.locator(".blob")).to_have_count(piles)


@pytest.mark.parametrize("lines", [0, 8, 40])
def test_the_text_fits_while_it_grows_and_turns_to_what_is_new(people: Open, server: str, lines: int) -> None:
    room, screen = full(2), people(desktop=True)
    come_in(screen, room.leader_client(), server)
    room.at(Stage.WRITE)
    for number in range(lines):
        add(room, Section.BECAUSE if number % 2 else Section.SO, f"{number}. {LINE * 2}")
    fits(screen, room, Stage.WRITE, "[data-fits]" if lines else "main")
    last = sentences.add_sentence(actor=room.leading, section=Section.SO, text="We will light the lanterns.")
    line = screen.locator(f"#sentence-{last.data['sentence']}")
    expect(line).to_be_in_viewport(ratio=1)
    assert screen.evaluate(CUT, "[data-fits]") == [0, 0, []]
