"""Story: a room weighs: a closed door, dots that nobody else sees, a kind no, and one moment for all."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from places.enums import Lens, Says, Stage
from places.models import Cluster
from places.weighing.actions import ballots
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.builders.weighing import clusters, person, say
from tests.builders.weighing import give as vote
from tests.stories.barriers import clean
from tests.stories.test_bringing import move_on
from tests.stories.test_combining import come_in
from tests.stories.test_taking_home import give

Open = Callable[..., Page]
ESSENCE = "Every street in this town ends at the water, and whoever walks long enough stands at the lake"


@pytest.fixture
def combined(server: str) -> Room:
    """A room at *combine* with three piles on its shared board."""
    room = open_room(Stage.COMBINE, photos=6)
    share(room, "The lake", "The match", "The table")
    return room


def dots(page: Page, lens: str, pile: str) -> Locator:
    return page.get_by_role("group", name=re.compile(f"{lens}.*{pile}"))


def walk_through(page: Page) -> None:
    """From the first question to the end and back: one question at a time, with the browser's Back as well."""
    for question in ("What brings us together?", "What gives us energy?", "Is this us?"):
        page.get_by_role("link", name="Next", exact=True).click()
        expect(page.get_by_role("heading", name=question)).to_be_focused()
        expect(page.locator(".ballot-question:visible")).to_have_count(1)
        clean(page)
    page.get_by_role("button", name="That's us").first.click()
    expect(page.locator(".stance-button[aria-pressed=true]")).to_have_count(1)
    page.go_back()
    expect(page.get_by_role("heading", name="What gives us energy?")).to_be_visible()
    page.get_by_role("link", name="Next", exact=True).click()
    page.get_by_role("navigation").get_by_text("I'm done").click()
    expect(page.get_by_role("heading", name="Thank you!")).to_be_visible()
    expect(page.locator(".left:visible")).to_have_text(["2 of 2 given", "0 of 2 given", "0 of 2 given"])
    clean(page)


def test_dots_are_hidden_until_the_room_looks_together(people: Open, combined: Room, server: str) -> None:
    room = combined
    desk, mira, anna, late = people(desktop=True), people(), people(), people()
    for page, client in (
        (desk, room.leader_client()),
        (mira, room.client(room.people[0])),
        (anna, room.client(room.people[2])),
    ):
        come_in(page, client, server)
    desk.goto(f"/w/{room.code}/desk/")
    for page in (mira, anna):
        page.goto(f"/w/{room.code}/combine/")
    move_on(desk)
    for page in (mira, anna):
        expect(page.get_by_role("heading", name="What weighs most?")).to_be_visible()

    # Who comes now finds the door closed, in words.
    late.goto("/")
    late.get_by_role("textbox").fill(room.code)
    late.get_by_role("button", name="Enter code").click()
    expect(late.get_by_text("The room is giving its dots just now")).to_be_visible()
    expect(late.locator(".error")).to_have_count(0)

    give(mira, "Only here", "The lake", 2)
    expect(mira.locator("#left-unique")).to_contain_text("2 of 2 given")
    third = dots(mira, "Only here", "The match").get_by_role("button", name="More")
    expect(third).to_have_attribute("aria-disabled", "true")
    expect(third).to_have_accessible_description("all 2 given")
    third.click(force=True)
    expect(dots(mira, "Only here", "The match").locator(".dot.filled")).to_have_count(0)
    dots(mira, "Only here", "The lake").get_by_role("button", name="Less").click()
    expect(third).not_to_have_attribute("aria-disabled", "true")
    third.dblclick()  # the second tap waits for the first, and finds no dots left
    expect(dots(mira, "Only here", "The match").locator(".dot.filled")).to_have_count(1)
    expect(mira.locator("#left-unique")).to_contain_text("2 of 2 given")
    clean(mira)
    walk_through(mira)
    give(anna, "Brings us together", "The match", 1)
    lake = Cluster.objects.get(name="The lake")
    ballots.cast(actor=room.actor(room.people[1]), cluster_id=lake.pk, lens=Lens.ENERGY, dots=1)
    expect(anna.locator("#voted-count")).to_have_text(re.compile("^3 of 4 "))
    anna.go_back()
    expect(dots(anna, "Only here", "The lake").locator(".dot.filled")).to_have_count(0)

    desk.goto(f"/w/{room.code}/weigh/")
    desk.get_by_role("button", name="Show the result").click()
    for page in (mira, anna):
        expect(page.get_by_role("heading", name="What the room weighed")).to_be_visible()
        expect(page.get_by_text("Fewer than three people have given dots")).to_have_count(0)
        sure = page.locator(".counted")
        expect(sure.get_by_text("2 dots from 1 person.")).to_be_hidden()
        sure.get_by_text("How sure is this?").click()
        expect(sure.get_by_text("2 dots from 1 person.")).to_be_visible()
        expect(page.locator(".step-button")).to_have_count(0)
        expect(page).to_have_url(re.compile("/results/"))
    clean(anna)


def test_the_result_is_four_screens_on_a_phone_and_a_card_lights_its_blob(people: Open, server: str) -> None:
    room = open_room(Stage.SHARE)
    for number in range(40):
        width, height = ((1200, 900), (900, 1200))[number % 2]
        told = {"key": stored_picture(width, height), "width": width, "height": height} if number % 5 else {}
        room.photo(room.people[number % 4], f"{number}. {ESSENCE}"[: 20 + number * 5 % 80], **told)
    share(room, *(f"What we see at {number}" for number in range(8)))
    room.people += [person(room, room.groups[number % 2], number) for number in range(8)]
    for number, one in enumerate(room.people):
        for step, cluster in enumerate(clusters(room)):
            for lens in Lens:
                if (number + step) % 4 < 2:
                    vote(one, cluster, lens)
            say(one, cluster, Says.US if number % 2 or step % 2 else Says.NOT_ME)
    room.at(Stage.WEIGH)
    ballots.reveal(actor=room.leading)
    phone = people()
    phone.set_viewport_size({"width": 360, "height": 740})
    come_in(phone, room.client(room.people[0]), server)
    phone.goto(f"/w/{room.code}/results/")
    expect(phone.locator(".blob")).to_have_count(8)
    assert phone.evaluate("document.documentElement.scrollHeight") <= 4 * 740
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    card = phone.locator(".profile").first
    behind = card.get_by_text("An even spread would be").first
    expect(behind).to_be_hidden()
    card.locator("summary").focus()
    lit = phone.locator(".blob[data-lit]")
    expect(lit).to_have_count(1)
    expect(lit).to_have_attribute("data-spot", str(card.get_attribute("data-spot")))
    phone.keyboard.press("Enter")
    expect(behind).to_be_visible()
    clean(phone)
