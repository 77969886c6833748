"""Story: what phones and people get wrong: clocks, Back, double taps, lost sessions and unusual names."""

import re
import time
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from places.desk.actions import workshops
from places.enums import Kind, Section, Stage
from places.models import Activity, Commitment, Echo, Participant, Photo, Reflection, Sentence, Theme
from places.people.queries.return_codes import digest, return_code
from places.photos.actions import bringing
from places.texts import clean, key_of
from places.vision.actions import sentences
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.stories.coming_in import come_in

Open = Callable[..., Page]
YEAR = 365 * 24 * 3600 * 1000
WRONG_CLOCK = """(() => {
  const Right = Date, wrong = () => Right.now() + (globalThis.shift ?? SHIFT);
  globalThis.Date = class extends Right {
    constructor(...given) { super(...(given.length ? given : [wrong()])); }
    static now() { return wrong(); }
  };
})();"""
LEAVE_AND_COME_BACK = """leaves => dispatchEvent(
  new PageTransitionEvent(leaves ? "pagehide" : "pageshow", { persisted: true }))"""
LEFT_HERE = """() => import("outbox").then(({ load }) => load()).then((items) => items.length)"""


def enter(page: Page, room: Room, person: int | None, server: str) -> Page:
    come_in(page, room.leader_client() if person is None else room.client(room.people[person]), server)
    page.context.add_init_script("Math.random = () => 0;")  # nobody waits for their turn
    return page


def with_clock(page: Page, shift: int) -> Page:
    page.context.add_init_script(WRONG_CLOCK.replace("SHIFT", str(shift)))
    return page


def add_word(page: Page, word: str) -> None:
    page.locator(".add-word input[type=text]").fill(word)
    page.locator(".add-word").get_by_role("button", name="Add").click()


@pytest.mark.parametrize("shift", [YEAR, -YEAR], ids=["a year ahead", "a year behind"])
def test_with_a_wrong_clock_everything_arrives_once_and_in_order(
    people: Open, server: str, shift: int
) -> None:
    room = open_room(Stage.SHARE, photos=2)
    mira = enter(with_clock(people(), shift), room, 0, server)
    address = reverse("photo", args=[room.code, room.photos[1].pk])
    mira.goto(address)
    assert abs(mira.evaluate("Date.now()") - time.time() * 1000) > YEAR / 2
    mira.route("**/theme/**", lambda route: route.abort())
    add_word(mira, "First")
    expect(mira.locator("act-form[data-state=retrying]")).to_have_count(1)
    mira.reload()  # what waits is found again
    mira.evaluate(f"globalThis.shift = {-shift}")  # and the phone's clock is put right, too far
    add_word(mira, "Second")
    mira.unroute("**/theme/**")
    mira.evaluate("dispatchEvent(new Event('online'))")
    expect(mira.locator("still-waiting summary")).to_be_hidden()
    expect(mira.locator(f"#photo-themes-{room.photos[1].pk}")).to_contain_text("Second")
    words = Activity.objects.filter(kind=Kind.THEME_ADDED).order_by("revision")
    names = dict(Theme.objects.values_list("pk", "name"))
    assert [[names[pk] for pk in line.data["themes"]] for line in words] == [["First"], ["Second"]]
    assert mira.evaluate(LEFT_HERE) == 0
    workshops.move_stage(actor=room.leading, stage=Stage.CLUSTER)  # live news and the way along, too
    mira.wait_for_url("**" + reverse("board", args=[room.code]))


def test_back_leads_to_pages_that_follow_the_room(people: Open, server: str) -> None:
    """Chromium keeps no page for Back while it is driven from outside: leaving and coming back are told by events."""
    room = open_room(Stage.SHARE, photos=2)
    mira = enter(people(), room, 0, server)
    mira.goto(reverse("wall", args=[room.code]))
    expect(mira.locator("#wall-count")).to_have_text("2 pictures")
    mira.wait_for_function("document.querySelector('live-stream').isOpen")
    mira.evaluate(LEAVE_AND_COME_BACK, True)
    assert not mira.evaluate("document.querySelector('live-stream').isOpen")
    sam = room.actor(room.people[1])
    started = bringing.start_words(actor=sam, upload_key="f" * 32)
    number = started.data["photo"]
    bringing.describe(actor=sam, photo_id=number, fields={"essence": "The late bus"})
    bringing.bring(actor=sam, photo_id=number)
    mira.wait_for_timeout(300)
    expect(mira.locator("#wall-count")).to_have_text("2 pictures")
    mira.evaluate(LEAVE_AND_COME_BACK, False)
    expect(mira.locator("#wall-count")).to_have_text("3 pictures")
    mira.evaluate(LEAVE_AND_COME_BACK, True)
    workshops.move_stage(actor=room.leading, stage=Stage.CLUSTER)
    mira.evaluate(LEAVE_AND_COME_BACK, False)
    mira.wait_for_url("**" + reverse("board", args=[room.code]))


def test_the_back_button_everywhere_from_join_to_the_text(people: Open, server: str) -> None:
    room = open_room(Stage.GATHER, photos=4)
    share(room, "The lake")
    mira = people()
    mira.goto(reverse("join", args=[room.code]))
    mira.get_by_label("What is your first name?").fill("Edith")
    mira.get_by_role("button", name="Come in").click()
    expect(mira.get_by_text("Welcome, Edith")).to_be_visible()
    for stage, name in (
        (Stage.GATHER, "bring"),
        (Stage.SHARE, "wall"),
        (Stage.CLUSTER, "board"),
        (Stage.WEIGH, "weigh"),
        (Stage.WRITE, "vision"),
    ):
        if stage != Stage.GATHER:
            workshops.move_stage(actor=room.leading, stage=stage)
            mira.wait_for_url("**" + reverse(name, args=[room.code]))
        else:
            mira.goto(reverse(name, args=[room.code]))
        here = mira.url
        mira.go_back()
        expect(mira.locator("main")).to_be_visible()
        assert mira.locator("main").inner_text().strip()
        mira.wait_for_function("document.querySelector('live-stream')?.isOpen !== false")
        mira.goto(here)
        expect(mira.locator("main h1").first).to_be_attached()
    assert Participant.objects.filter(first_name="Edith").count() == 1


def twice(button: Locator) -> None:
    """Tap twice, as hurried fingers do."""
    button.dblclick()


def test_double_taps_are_one_act(people: Open, server: str) -> None:
    room = open_room(Stage.WELCOME)
    desk, edith = enter(people(desktop=True), room, None, server), people()
    desk.goto(reverse("desk", args=[room.code]))
    edith.goto(reverse("join", args=[room.code]))
    edith.get_by_label("What is your first name?").fill("Edith")
    twice(edith.get_by_role("button", name="Come in"))
    expect(edith.get_by_text("Welcome, Edith")).to_be_visible()
    assert Participant.objects.filter(first_name="Edith").count() == 1

    twice(desk.locator(".panel.now .button.primary"))
    expect(desk.locator("#stage-name")).to_have_text(str(Stage.GATHER.label))
    edith.wait_for_url("**" + reverse("bring", args=[room.code]))
    twice(edith.get_by_role("button", name="Bring words only"))
    edith.wait_for_url(re.compile(r"/bring/\d+/"))
    assert Photo.objects.count() == 1

    room.at(Stage.SHARE)
    photo = room.photo(room.people[0], "The lake")
    edith.goto(reverse("photo", args=[room.code, photo.pk]))
    edith.locator(".add-word input[type=text]").fill("Water")
    twice(edith.locator(".add-word").get_by_role("button", name="Add"))
    expect(edith.locator(f"#photo-themes-{photo.pk}")).to_contain_text("Water")
    twice(edith.get_by_role("button", name="This speaks to me too"))
    expect(edith.locator(".echo")).to_contain_text("somebody says")

    room.at(Stage.CLOSE)
    edith.goto(reverse("promises", args=[room.code]))
    edith.get_by_label("What can I do?").fill("Greet new neighbours")
    twice(edith.get_by_role("button", name="I will do this"))
    expect(edith.locator(".own-promise")).to_have_count(1)
    edith.wait_for_timeout(500)  # a second one would have come by now
    assert (Echo.objects.count(), Commitment.objects.count()) == (1, 1)
    counted = {
        kind: Activity.objects.filter(kind=kind).count() for kind in (Kind.STAGE_MOVED, Kind.THEME_ADDED)
    }
    assert counted == {Kind.STAGE_MOVED: 1, Kind.THEME_ADDED: 1}


@pytest.fixture
def code_of() -> Callable[[Room, int], str]:
    def known(room: Room, number: int) -> str:
        person = room.people[number]
        code = return_code(person.token, person.language)
        Participant.objects.filter(pk=person.pk).update(return_digest=digest(room.workshop.pk, code))
        return code

    return known


def come_back(page: Page, room: Room, code: str) -> None:
    page.goto(reverse("come-back") + f"?code={room.code}")
    page.get_by_label("Your return code").fill(code)
    page.get_by_role("button", name="Come in").click()
    page.wait_for_url(re.compile(f"/w/{room.code}/"))


def until(page: Page, is_true: Callable[[], bool]) -> None:
    """Wait until the server has it."""
    for _ in range(150):
        if is_true():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it did not arrive")


def lose_the_session(page: Page) -> None:
    page.context.clear_cookies(name="session")


def test_a_lost_session_loses_no_words_of_a_picture(people: Open, server: str, code_of: Callable) -> None:
    room = open_room(Stage.GATHER)
    photo = room.photo(room.people[0], state="started", essence="")
    mira, code = enter(people(), room, 0, server), code_of(room, 0)
    step = reverse("bring-step", args=[room.code, photo.pk, "belonging"])
    mira.goto(step)
    mira.locator("main textarea").first.fill("When the ice broke we all stood there.")
    lose_the_session(mira)
    mira.get_by_role("button", name="Next").click()
    expect(mira.get_by_text("You are no longer in the room on this device.").first).to_be_visible()
    come_back(mira, room, code)
    until(mira, Photo.objects.exclude(belonging="").exists)
    mira.goto(step)
    expect(mira.locator("main textarea").first).to_have_value("When the ice broke we all stood there.")


def test_a_lost_session_loses_no_sentence(people: Open, server: str, code_of: Callable) -> None:
    room = open_room(Stage.WRITE)
    told = sentences.add_sentence(actor=room.leading, section=Section.SO, text="So.")
    number = told.data["sentence"]
    mira, code = enter(people(), room, 0, server), code_of(room, 0)
    mira.goto(reverse("vision", args=[room.code]))
    mira.locator(f"#sentence-{number} p.statement-text").click()
    box = mira.locator(f"#text-{number}")
    lose_the_session(mira)
    box.fill("So we keep the jetty.")
    box.blur()
    expect(mira.locator("still-waiting summary")).to_be_visible()
    come_back(mira, room, code)
    mira.goto(reverse("vision", args=[room.code]))
    until(mira, Sentence.objects.filter(pk=number, text="So we keep the jetty.").exists)
    expect(mira.locator(f"#sentence-{number}")).to_contain_text("So we keep the jetty.")
    assert Sentence.objects.get(pk=number).text == "So we keep the jetty."


def test_a_lost_session_loses_no_promise_and_no_thought(people: Open, server: str, code_of: Callable) -> None:
    room = open_room(Stage.CLOSE)
    mira, code = enter(people(), room, 0, server), code_of(room, 0)
    mira.goto(reverse("promises", args=[room.code]))
    mira.get_by_label("What can I do?").fill("Greet new neighbours ")
    lose_the_session(mira)
    mira.get_by_role("button", name="I will do this").click()
    expect(mira.get_by_text("You are no longer in the room on this device.").first).to_be_visible()
    come_back(mira, room, code)
    until(mira, Commitment.objects.exists)
    mira.goto(reverse("promises", args=[room.code]))
    expect(mira.locator(".own-promise")).to_have_count(1)
    expect(mira.get_by_label("What can I do?")).to_have_value("")
    assert Commitment.objects.get().text == "Greet new neighbours"

    mira.goto(reverse("questions", args=[room.code]))
    first = mira.locator(".questions > li").first
    first.locator("summary").first.click()
    first.locator("textarea").fill("The people at the jetty")
    lose_the_session(mira)
    come_back(mira, room, code)  # nothing had been sent
    mira.goto(reverse("questions", args=[room.code]))
    first.locator("summary").first.click()
    expect(first.locator("textarea")).to_have_value("The people at the jetty")
    lose_the_session(mira)
    first.get_by_role("button", name="Save").click()
    expect(mira.get_by_text("You are no longer in the room on this device.").first).to_be_visible()
    come_back(mira, room, code)
    until(mira, Reflection.objects.exists)
    assert Reflection.objects.get().text == "The people at the jetty"


NAMES = ["👩🏽‍🚀👨‍👩‍👧‍👦", "مريم", "Maximiliana-Wilhelmina-Konstantina-Annab", "Z̵̧o͎̙̭e̓ǩ"]
SIDEWAYS = "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"


def test_unusual_names_fit_a_small_phone(people: Open, server: str) -> None:
    room = open_room(Stage.SHARE)
    for person, name in zip(room.people, NAMES, strict=True):
        Participant.objects.filter(pk=person.pk).update(first_name=clean(name), name_key=key_of(name))
        room.photo(person, "Every street ends at the water.")
    phone = enter(people(), room, 2, server)
    phone.set_viewport_size({"width": 320, "height": 640})
    for address in ("home", "wall", "me", "bring"):
        phone.goto(reverse(address, args=[room.code]))
        assert (address, phone.evaluate(SIDEWAYS)) == (address, 0)
    for photo in room.photos:
        phone.goto(reverse("photo", args=[room.code, photo.pk]))
        assert phone.evaluate(SIDEWAYS) == 0
        assert phone.locator("h1 [dir=auto]").evaluate("e => e.getBoundingClientRect().height") > 0
    screen = enter(people(desktop=True), room, None, server)
    screen.goto(reverse("desk", args=[room.code]))
    assert screen.evaluate(SIDEWAYS) == 0
