"""Story: every main button, pressed twice within 30 ms as hurried fingers do, acts once; stage by stage."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from places.belonging.actions import pulse
from places.enums import Kind, PulseMoment, RoundKind, Section, Stage
from places.models import Activity, CoLeader, Group, Participant, Theme, Workshop
from places.rounds.actions import rounds
from places.vision.actions import sentences
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.stories.coming_in import come_in

Open = Callable[..., Page]
TAP_TWICE = """([x, y]) => {
  const tap = () => document.elementFromPoint(x, y)?.closest("button")?.click();
  tap();
  setTimeout(tap, 30);
}"""


@dataclass(frozen=True)
class Button:
    """A button: the page on which it stands, the address to which its form goes, what is filled in before, and what is
    logged when it was pressed. `pick` chooses among several buttons of the form.
    """

    page: str
    to: str
    logged: Kind | None
    fields: dict[str, str] = field(default_factory=dict)
    pick: str = "[type=submit]"
    page_of: tuple[Any, ...] = ()
    to_of: tuple[Any, ...] = ()


def twice(page: Page, button: Locator) -> None:
    """Press twice at the same place, whatever stands there the second time."""
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box, "it cannot be seen"
    page.evaluate(TAP_TWICE, [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2])


def settled(page: Page, is_done: Callable[[], bool]) -> None:
    """Wait until it is done, and as long as a second one would need."""
    for _ in range(200):
        page.wait_for_timeout(50)
        if is_done():
            break
    page.wait_for_timeout(400)


def press(page: Page, room: Room, button: Button) -> Counter[str]:
    """Go there, fill in, press twice; return what was logged by that."""
    page.goto(reverse(button.page, args=[room.code, *button.page_of]))
    page.wait_for_load_state("load")
    form = page.locator(f'form[action="{reverse(button.to, args=[room.code, *button.to_of])}"]')
    if button.page == button.to:
        form = form.or_(page.locator("main form[method=post]:not([action])"))
    page.evaluate("document.querySelectorAll('main details').forEach((folded) => { folded.open = true; })")
    for name, text in button.fields.items():
        asked = form.locator(f'[name="{name}"]').first
        asked.check() if text == "on" else asked.fill(text)
    before = Activity.objects.count()
    pressed = form.locator(f"button{button.pick}").first
    twice(page, pressed)
    settled(page, lambda: Activity.objects.count() > before)
    page.wait_for_load_state("load")
    page.goto("about:blank")
    kinds = Activity.objects.order_by("pk").values_list("kind", flat=True)[before:]
    return Counter(kinds)


def enter(page: Page, room: Room, person: int | None, server: str) -> Page:
    come_in(page, room.leader_client() if person is None else room.client(room.people[person]), server)
    return page


ON_THE_DESK = [
    Button("desk", "desk-timer", Kind.TIMER_SET, pick="[value='5']"),
    Button("desk", "desk-timer", Kind.TIMER_SET, pick="[name=more]"),
    Button("desk", "desk-door", Kind.DOOR_MOVED),
    Button("desk", "desk-code", Kind.CODE_CHANGED),
    Button("desk-leaders", "desk-leaders", Kind.LEADER_INVITED, pick=".primary"),
    Button("desk-change", "desk-change", Kind.WORKSHOP_CHANGED),
    Button("desk-belonging", "pulse-open", Kind.PULSE_OPENED, to_of=(PulseMoment.START,)),
    Button("desk-belonging", "pulse-close", Kind.PULSE_CLOSED, to_of=(PulseMoment.START,)),
    Button("desk", "desk-stage", Kind.STAGE_MOVED, pick=".primary"),
]


def test_the_desk(people: Open, server: str) -> None:
    room = open_room(Stage.GATHER, photos=4)
    desk = enter(people(desktop=True), room, None, server)
    for button in ON_THE_DESK:
        room.workshop.refresh_from_db()
        assert (button.to, press(desk, room, button)) == (button.to, {button.logged: 1})
    assert CoLeader.objects.count() == 1


def test_a_table_more_a_copy_a_word_and_the_end(people: Open, server: str) -> None:
    room = open_room(Stage.GATHER, photos=2)
    desk = enter(people(desktop=True), room, None, server)
    assert press(desk, room, Button("desk-tables", "desk-tables", None, pick="[name=add]")) == {
        Kind.WORKSHOP_CHANGED: 2  # the names are saved, and a table is added
    }
    assert Group.objects.filter(workshop=room.workshop).count() == 3
    press(desk, room, Button("desk-copy", "desk-copy", Kind.WORKSHOP_OPENED))
    assert Workshop.objects.count() == 2
    press(desk, room, Button("desk-themes", "desk-themes", None, {"word": "The ferry"}))
    assert Theme.objects.filter(workshop=room.workshop, name="The ferry").count() == 1
    desk.goto(reverse("open-workshop"))
    desk.get_by_label("What is it called?").fill("Habo")
    twice(desk, desk.locator("main form button.primary"))
    settled(desk, lambda: Workshop.objects.count() > 2)
    expect(desk.locator("#stage-name")).to_be_visible()
    assert Workshop.objects.count() == 3
    desk.goto(reverse("desk-delete", args=[room.code]))
    desk.locator("main [name=name]").fill(room.workshop.place.ness)
    twice(desk, desk.locator("main form button[type=submit]"))
    expect(desk.get_by_text("Deleted, and can be brought back")).to_be_visible()
    assert Workshop.objects.filter(pk=room.workshop.pk).count() == 0


def test_somebody_without_a_phone_and_ready(people: Open, server: str) -> None:
    room = open_room(Stage.GATHER)
    mira = enter(people(), room, 0, server)
    helped = Button(
        "with-me", "with-me", Kind.PERSON_JOINED, {"first_name": "Edith", "agreed": "on"}, pick=".primary"
    )
    assert press(mira, room, helped)[Kind.PERSON_JOINED] == 1
    assert Participant.objects.filter(first_name="Edith").count() == 1
    sam = enter(people(), room, 1, server)
    assert press(sam, room, Button("bring", "ready", Kind.READY_SAID, pick="[name=ready]")) == {
        Kind.READY_SAID: 1
    }
    assert Participant.objects.get(pk=room.people[1].pk).is_ready


def test_bringing_it_to_the_room(people: Open, server: str) -> None:
    room = open_room(Stage.GATHER)
    photo = room.photo(room.people[0], "The lake", state="started", people="none")
    mira = enter(people(), room, 0, server)
    step = (photo.pk, "done")
    brought = press(
        mira,
        room,
        Button("bring-step", "bring-step", Kind.PHOTO_BROUGHT, pick=".primary", page_of=step, to_of=step),
    )
    assert brought == {Kind.PHOTO_BROUGHT: 1}


def test_combining_weighing_and_the_result(people: Open, server: str) -> None:
    room = open_room(Stage.COMBINE, photos=6)
    share(room, "The lake", "Work")
    room.at(Stage.WEIGH)
    desk = enter(people(desktop=True), room, None, server)
    assert press(desk, room, Button("weigh", "reveal", Kind.VOTES_REVEALED, pick=".primary")) == {
        Kind.VOTES_REVEALED: 1
    }


def test_writing(people: Open, server: str) -> None:
    room = open_room(Stage.WRITE, photos=6)
    share(room, "The lake", "Work")
    writer = enter(people(desktop=True), room, None, server)
    assert press(writer, room, Button("vision", "vision-draft", Kind.DRAFT_MADE)) == {Kind.DRAFT_MADE: 1}
    sentences.add_sentence(actor=room.leading, section=Section.BECAUSE, text="Because here it rains.")
    desk, mira = enter(people(desktop=True), room, None, server), enter(people(), room, 0, server)
    add = Button("vision", "sentence-add", Kind.SENTENCE_ADDED, {"text": "So we keep the jetty."})
    assert press(mira, room, add) == {Kind.SENTENCE_ADDED: 1}
    link = Button("share-link", "share-link-make", Kind.LINK_MADE)
    assert press(desk, room, link) == {Kind.LINK_MADE: 1}


def test_rounds(people: Open, server: str) -> None:
    room = open_room(Stage.WRITE, photos=4)
    sentences.add_sentence(actor=room.leading, section=Section.BECAUSE, text="Because here it rains.")
    desk, mira = enter(people(desktop=True), room, None, server), enter(people(), room, 0, server)
    kind = RoundKind.HEADLINES
    assert press(desk, room, Button("rounds", "round-open", Kind.ROUND_OPENED, to_of=(kind,))) == {
        Kind.ROUND_OPENED: 1
    }
    write = Button("round-answer", "headline-write", None, {"text": "Light that calls"}, page_of=(kind,))
    assert press(mira, room, write).total() == 1
    rounds.open_round(actor=room.leading, kind=RoundKind.CONSENT)
    mira.goto(reverse("round-answer", args=[room.code, RoundKind.CONSENT]))
    consent = Button(
        "round-answer",
        "round-consent",
        Kind.ROUND_ANSWERED,
        {"note": "The bus"},
        page_of=(RoundKind.CONSENT,),
    )
    assert press(mira, room, consent)[Kind.ROUND_ANSWERED] <= 2


def test_the_pulse_and_the_close(people: Open, server: str) -> None:
    room = open_room(Stage.CLOSE, photos=2)
    pulse.open_pulse(actor=room.leading, moment=PulseMoment.END)
    mira = enter(people(), room, 0, server)
    mira.goto(reverse("pulse", args=[room.code]))
    for each in mira.locator("input[type=radio][value='4']").all():
        each.check()
    answered = Activity.objects.filter(kind=Kind.PULSE_ANSWERED)
    twice(mira, mira.locator("form[action*='/answer/'] button[type=submit]").first)
    settled(mira, answered.exists)
    assert answered.count() == 1
    mira.goto(reverse("questions", args=[room.code]))
    first = mira.locator(".questions > li").first
    first.locator("summary").first.click()
    first.locator("textarea").fill("The jetty")
    before = Activity.objects.count()
    twice(mira, first.get_by_role("button", name="Save"))
    settled(mira, lambda: Activity.objects.count() > before)
    assert Activity.objects.count() == before + 1
