"""Story: a person who has never led a workshop presses the one next step of the desk each time, and comes to the end.

Four people do ordinary things on their phones. The leader reads what the desk says and presses its primary button, and
that of the page to which it led; nothing else is pressed to move the room.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from places.enums import Stage
from places.facilitation.methods.shipped import shipped_methods
from places.models import Leader
from places.workshops.queries.sign_in_links import sign_in_link
from tests.builders.pictures import jpeg
from tests.stories.test_bringing import answer_all, join
from tests.stories.test_sorting_together import tick
from tests.stories.test_taking_home import give

Open = Callable[..., Page]
NAMES = ("Mira", "Sam", "Anna", "Göran")
ESSENCES = (
    "Every street ends at the water.",
    "We were the ones who lit the match.",
    "A chair is always free at our table.",
    "The late bus waits for those who run.",
)
WATER = "What burns by the water"
NEXT = ".panel.now .desk-next .button.primary"


def open_workshop(desk: Page, method: str) -> str:
    """Sign in with the link of a first e-mail, open a workshop with this plan, and return its code."""
    leader = Leader.objects.create_user("edith@example.org", first_name="Edith")
    desk.goto(re.sub(r"^https?://[^/]+", "", sign_in_link(leader.pk)))
    desk.get_by_role("button", name="Sign in").click()
    desk.get_by_role("link", name="Not now").click()
    desk.get_by_role("link", name="Open a workshop").first.click()
    desk.get_by_label("What is it called?").fill("Jönköping")
    desk.get_by_label(shipped_methods()[method].name["en"]).check()
    desk.get_by_label("How many tables?").fill("2")
    desk.get_by_role("button", name="Open the workshop").click()
    return desk.locator(".desk-code-word").inner_text()


def say_the_words(desk: Page, method: str, stage: Stage) -> None:
    """The room is at this stage, and what the plan says then stands on the desk."""
    expect(desk.locator("#stage-name")).to_have_text(str(stage.label))
    part = next(each for each in shipped_methods()[method].stages if each.stage == stage)
    expect(desk.locator(".plan-say > p")).to_have_text(list(part.say["en"]))


def press_next(desk: Page, said: str) -> None:
    """Press the one next step, which says this."""
    expect(desk.locator(NEXT)).to_have_text(said)
    desk.locator(NEXT).click()


def press_there(desk: Page, name: str) -> None:
    """Press the primary button of the page to which the desk has led, and go back to the desk."""
    button = desk.get_by_role("button", name=name)
    expect(button).to_have_class(re.compile("primary"))
    button.click()
    expect(button).to_have_count(0)
    desk.locator("nav.bar").get_by_role("link", name="Desk").click()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    found = [tmp_path / f"{name}.jpg" for name in NAMES]
    for number, file in enumerate(found):
        file.write_bytes(jpeg(1600, 1200, (30 + number * 50, 91, 115)))
    return found


def bring_all(phones: list[Page], files: list[Path]) -> None:
    for phone, file, essence in zip(phones, files, ESSENCES, strict=True):
        expect(phone).to_have_url(re.compile("/bring/$"))
        answer_all(phone, file, essence, essence)


def sort(phone: Page, piles: dict[str, tuple[str, ...]]) -> None:
    """Put these pictures together at one's table, and give each pile its name."""
    expect(phone.locator("tick-board[data-ready]")).to_be_visible()
    for number, (name, words) in enumerate(piles.items()):
        tick(phone, *words)
        phone.locator("[data-bar]").get_by_role("button", name="Put together").click()
        pile = phone.locator(".pile").nth(number)
        pile.get_by_label("Name of this pile").fill(name)
        pile.get_by_role("button", name="Save").first.click()
        expect(pile.get_by_role("heading", name=name)).to_be_visible()


def weigh(phone: Page) -> None:
    """Give a dot for what is only here; who has just written is led there a while after the others."""
    expect(phone).to_have_url(re.compile("/weigh/$"), timeout=60_000)
    give(phone, "Only here", WATER, 1)


def until_the_tables_have_sorted(desk: Page, people: Open, files: list[Path], method: str) -> list[Page]:
    """From the first minute to the tables' boards, which are the same in every plan."""
    code = open_workshop(desk, method)
    say_the_words(desk, method, Stage.WELCOME)
    phones = [people() for _name in NAMES]
    for phone, name in zip(phones, NAMES, strict=True):
        join(phone, code, name)
    press_next(desk, "Start bringing pictures")
    say_the_words(desk, method, Stage.GATHER)
    bring_all(phones, files)
    press_next(desk, "Open the wall")
    say_the_words(desk, method, Stage.SHARE)
    for phone in phones:
        expect(phone.locator("main")).to_contain_text(ESSENCES[0])
    press_next(desk, "Start putting together")
    say_the_words(desk, method, Stage.CLUSTER)
    for phone in phones[:2]:  # the first two came to a table each
        sort(phone, {WATER: ESSENCES[:2], "Room for one more": ESSENCES[2:]})
    return phones


def write_and_close(desk: Page, phones: list[Page], method: str) -> None:
    """From *write* to the end: a first draft, and a headline on every phone."""
    press_next(desk, "Start writing")
    say_the_words(desk, method, Stage.WRITE)
    press_next(desk, "Open the vision, make a first draft")
    press_there(desk, "Make a first draft")
    press_next(desk, "Close the workshop")
    say_the_words(desk, method, Stage.CLOSE)
    expect(desk.locator(".panel.now").get_by_role("link", name="The vision as Word")).to_be_visible()
    headline = desk.locator(".desk-headline").inner_text()
    for phone in phones:
        expect(phone.get_by_role("heading", name=headline, level=1)).to_be_visible()


def test_the_one_next_step_leads_through_sixty_minutes(people: Open, worker: None, files: list[Path]) -> None:
    desk, method = people(desktop=True), "sixty-minutes"
    phones = until_the_tables_have_sorted(desk, people, files, method)
    press_next(desk, "Combine the boards")
    say_the_words(desk, method, Stage.COMBINE)
    press_next(desk, "Start weighing")
    say_the_words(desk, method, Stage.WEIGH)
    for phone in phones:
        weigh(phone)
    press_next(desk, "Go to the result")
    press_there(desk, "Show the result")
    write_and_close(desk, phones, method)


def test_a_plan_that_leaves_combining_out_has_a_draft_too(
    people: Open, worker: None, files: list[Path]
) -> None:
    desk, method = people(desktop=True), "ward-meeting"
    phones = until_the_tables_have_sorted(desk, people, files, method)
    write_and_close(desk, phones, method)
