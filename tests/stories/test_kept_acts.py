"""Story: what was done while there was no network survives turning the page: once, in order, by its person only."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from places.desk.actions import workshops
from places.enums import Kind, Stage
from places.models import Activity, Cluster, Vote
from places.weighing.actions import ballots
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.stories.test_weighing import dots

Open = Callable[..., Page]
PORTAL = "<!doctype html><title>Wi-Fi</title><p>Sign in"
WAITING = "2 waiting"

LEFT_HERE = """() => import("outbox").then(({ load }) => load())"""


@pytest.fixture
def weighing(server: str) -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    share(room, "The lake", "The match", "The table")
    return room.at(Stage.WEIGH)


def come_in(page: Page, room: Room, server: str, person: int = 0) -> None:
    session = room.client(room.people[person]).cookies["session"].value
    page.context.add_cookies([{"name": "session", "value": session, "url": server}])
    page.goto(f"/w/{room.code}/weigh/")


def weigh_in_the_dark(page: Page) -> None:
    """Give a dot to each of two piles while a Wi-Fi's sign-in page answers every act, then turn the page."""
    page.route("**/vote/", lambda route: route.fulfill(status=200, body=PORTAL, content_type="text/html"))
    dots(page, "Only here", "The match").get_by_role("button", name="More").click()
    page.get_by_role("link", name="Next", exact=True).click()
    page.get_by_role("link", name="Next", exact=True).click()
    dots(page, "Gives energy", "The lake").get_by_role("button", name="More").click()
    expect(page.locator("act-form[data-state=retrying]")).to_have_count(1)
    page.get_by_role("navigation").get_by_role("link", name="Me").click()
    expect(page.locator("still-waiting summary")).to_have_text(WAITING)


def given() -> list[tuple[str, str, int, str]]:
    return list(
        Vote.objects.order_by("pk").values_list(
            "cluster__name", "lens", "dots", "ballot__participant__first_name"
        )
    )


def test_votes_survive_turning_the_page(people: Open, server: str, weighing: Room) -> None:
    mira = people()
    come_in(mira, weighing, server)
    weigh_in_the_dark(mira)
    assert given() == []
    sent = []

    def lose_the_first(route: Route) -> None:
        sent.append(route.fetch().status)
        if len(sent) == 1:
            route.abort()
        else:
            route.continue_()

    mira.unroute("**/vote/")
    mira.route("**/vote/", lose_the_first)
    expect(mira.locator("still-waiting summary")).to_be_hidden()
    assert given() == [("The match", "unique", 1, "Mira"), ("The lake", "energy", 1, "Mira")]
    assert Activity.objects.filter(kind=Kind.VOTED).count() == 2
    assert mira.evaluate("Object.keys(localStorage)") == []
    assert mira.evaluate(LEFT_HERE) == []
    mira.goto(f"/w/{weighing.code}/weigh/?step=energy")
    expect(dots(mira, "Gives energy", "The lake").locator(".dot.filled")).to_have_count(1)


def test_what_one_person_did_is_not_sent_by_the_next(people: Open, server: str, weighing: Room) -> None:
    phone = people()
    come_in(phone, weighing, server)
    weigh_in_the_dark(phone)
    come_in(phone, weighing, server, person=1)
    phone.unroute("**/vote/")
    expect(phone.get_by_role("heading", name="What weighs most?")).to_be_visible()
    dots(phone, "Only here", "The table").get_by_role("button", name="More").click()
    expect(dots(phone, "Only here", "The table").locator(".dot.filled")).to_have_count(1)
    assert given() == [("The table", "unique", 1, "Sam")]
    come_in(phone, weighing, server)
    for _ in range(2):
        phone.get_by_role("link", name="Next", exact=True).click()
    expect(dots(phone, "Gives energy", "The lake").locator(".dot.filled")).to_have_count(1)
    assert {name for *_vote, name in given()} == {"Mira", "Sam"}


def test_an_act_that_comes_too_late_is_told_of(people: Open, server: str, weighing: Room) -> None:
    mira = people()
    come_in(mira, weighing, server)
    weigh_in_the_dark(mira)
    (first, _second) = mira.evaluate(LEFT_HERE)
    match = Cluster.objects.get(name="The match", board__group=None)
    ballots.cast(  # it had arrived, and its answer was lost
        actor=weighing.actor(weighing.people[0]), cluster_id=match.pk, lens="unique", dots=1, key=first["key"]
    )
    workshops.move_stage(actor=weighing.leading, stage=Stage.WRITE)
    mira.unroute("**/vote/")
    for _ in range(2):
        left = mira.locator("still-waiting")
        expect(left.locator("summary")).to_have_text("1 not sent")
        mira.reload()
    left.locator("summary").click()
    expect(left.get_by_role("listitem")).to_contain_text(
        ["Gives energy: dots for The lake: More: 1 dot The room has finished weighing."]
    )
    left.get_by_role("button", name="Put away").click()
    expect(left.locator("summary")).to_be_hidden()
    assert mira.evaluate(LEFT_HERE) == []
    assert given() == [("The match", "unique", 1, "Mira")]


def test_a_minute_without_network_is_told_and_an_act_still_sent(
    people: Open, server: str, weighing: Room
) -> None:
    mira = people()
    mira.clock.install()
    come_in(mira, weighing, server)
    mira.route("**/vote/", lambda route: route.fulfill(status=502, body="<h1>Bad Gateway</h1>"))
    dots(mira, "Only here", "The match").get_by_role("button", name="More").click()
    expect(mira.locator("act-form[data-state=retrying]")).to_have_count(1)
    mira.clock.run_for(61_000)
    expect(mira.get_by_text("This is kept on this device and sent as soon as there is one.")).to_be_visible()
    mira.unroute("**/vote/")
    mira.clock.run_for(20_000)
    expect(dots(mira, "Only here", "The match").locator(".dot.filled")).to_have_count(1)
    expect(mira.get_by_text("This is kept on this device")).to_be_hidden()


def test_a_lost_session_keeps_what_was_done(people: Open, server: str, weighing: Room) -> None:
    mira = people()
    come_in(mira, weighing, server)
    mira.context.clear_cookies(name="session")
    dots(mira, "Only here", "The match").get_by_role("button", name="More").click()
    expect(mira.get_by_text("You are no longer in the room on this device.").first).to_be_visible()
    expect(mira.locator("still-waiting").get_by_role("link", name="Come back")).to_be_visible()
    come_in(mira, weighing, server)
    expect(dots(mira, "Only here", "The match").locator(".dot.filled")).to_have_count(1)
    assert given() == [("The match", "unique", 1, "Mira")]
