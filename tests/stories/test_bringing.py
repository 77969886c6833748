"""Story: a leader opens a workshop; two phones join, bring a picture each, and see each other's after *share*."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from places.enums import Stage
from places.models import Leader, Photo
from places.workshops.queries.sign_in_links import sign_in_link
from tests.builders.pictures import jpeg
from tests.builders.rooms import open_room
from tests.stories.coming_in import come_in

Open = Callable[..., Page]


def open_workshop(page: Page) -> str:
    """Sign in with a one-time link, open a workshop as a leader does, and return its code."""
    leader = Leader.objects.create_user("goran@example.org", first_name="Göran")
    page.goto(re.sub(r"^https?://[^/]+", "", sign_in_link(leader.pk)))
    page.get_by_role("button", name="Sign in").click()
    page.goto("/desk/open/")
    page.get_by_label("What is it called?").fill("Jönköping")
    page.get_by_role("button", name="Open the workshop").click()
    return page.locator(".desk-code-word").inner_text()


def move_on(desk: Page) -> None:
    """Press the one next step of the desk."""
    before = desk.locator("#desk-now").inner_text()
    desk.locator(".panel.now .button.primary").click()
    expect(desk.locator("#desk-now")).not_to_have_text(before)


def join(page: Page, code: str, name: str) -> None:
    page.goto("/")
    page.get_by_role("textbox").fill(code.lower().replace("-", " "))
    page.get_by_role("button", name="Enter code").click()
    page.get_by_label("What is your first name?").fill(name)
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_text(f"Welcome, {name}")).to_be_visible()


def is_clear_of_the_bar(page: Page, selector: str) -> bool:
    """Whether the bar covers nothing of an element that is in sight."""
    return bool(
        page.evaluate(
            """selector => {
                const bar = document.querySelector("nav.bar").getBoundingClientRect();
                const { bottom, top } = document.querySelector(selector).getBoundingClientRect();
                return top < innerHeight && (bottom <= bar.top || top >= bar.bottom);
            }""",
            selector,
        )
    )


def bring(page: Page, code: str, file: Path, see: str, essence: str) -> None:
    """Bring one picture, question by question."""
    page.goto(f"/w/{code}/bring/")
    answer_all(page, file, see, essence)


def answer_all(page: Page, file: Path, see: str, essence: str) -> None:
    """Choose a picture on the page that stands there, and answer all that is asked about it."""
    page.set_input_files("input[type=file]", file)
    page.get_by_label("What do we see?").fill(see)
    page.get_by_role("button", name="Next").click()
    page.get_by_label("Why is this us").fill(essence)
    for _question in ("essence", "belonging", "own words", "themes", "lenses", "who may see it"):
        if page.get_by_role("radio", name="No", exact=True).count():
            break
        here = page.url
        page.get_by_role("button", name="Next").click()
        expect(page).not_to_have_url(here)
    page.get_by_role("radio", name="No", exact=True).check()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("button", name="Bring it to the room")).to_be_visible()
    assert is_clear_of_the_bar(page, ".thumb .primary")
    page.get_by_role("button", name="Bring it to the room").click()
    expect(page.get_by_text(re.compile("have brought theirs|has brought theirs"))).to_be_visible()


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    files = [tmp_path / "lake.jpg", tmp_path / "match.jpg"]
    files[0].write_bytes(jpeg(4000, 3000, (30, 91, 115)))
    files[1].write_bytes(jpeg(1500, 2000, (181, 64, 26)))
    return files


def test_a_picture_that_is_chosen_before_the_scripts_have_come_is_sent(
    people: Open, server: str, pictures: list[Path]
) -> None:
    room, phone = open_room(Stage.GATHER), people()
    held: list[Route] = []
    come_in(phone, room.client(room.people[0]), server)

    def hold(route: Route) -> None:
        held.append(route)

    phone.route("**/photo-upload*.js", hold)
    phone.goto(f"/w/{room.code}/bring/", wait_until="commit")
    phone.set_input_files("input[type=file]", pictures[0])
    while not held:
        phone.wait_for_timeout(50)
    held[0].continue_()
    expect(phone.get_by_label("What do we see?")).to_be_visible()


def test_two_phones_bring_and_see_each_others(people: Open, pictures: list[Path]) -> None:
    desk, mira, sam = people(desktop=True), people(), people()
    code = open_workshop(desk)
    move_on(desk)
    join(mira, code, "Mira")
    join(sam, code, "Sam")
    expect(desk.locator("main")).to_contain_text("Sam")
    bring(mira, code, pictures[0], "The lake at dawn", "Every street ends at the water.")
    mira.goto(f"/w/{code}/wall/")
    expect(mira.get_by_role("heading", name="The pictures are still hidden")).to_be_visible()
    sam.goto(f"/w/{code}/")
    expect(sam.get_by_text("Every street ends at the water.")).to_have_count(0)
    move_on(desk)
    expect(desk.locator("nav.bar")).to_be_visible()
    assert is_clear_of_the_bar(desk, "main > *")
    for page in (mira, sam):  # both are taken along
        expect(page).to_have_url(re.compile("/wall/$"))
        expect(page.get_by_text("Every street ends at the water.")).to_be_visible()
    bring(sam, code, pictures[1], "A burning match", "We were the ones who lit it.")
    expect(mira.get_by_text("We were the ones who lit it.")).to_be_visible()
    picture = mira.get_by_role("img", name="A burning match")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth > 0)")
    assert Photo.objects.shown().count() == 2
    assert sorted(Photo.objects.values_list("width", "height")) == [(1500, 2000), (2560, 1920)] or (
        Photo.objects.filter(width__lte=2560).count() == 2
    )
