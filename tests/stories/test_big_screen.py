"""Story: the big screen at every stage of empty and full rooms, at the sizes projectors have: nothing scrolls, nothing
is cut, nothing lies upon another, and no scene leaves its right half empty. The desk turns all screens in step.
"""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from places.enums import Says, Section, Stage, Symbol
from places.models import Group, Participant, Place, Workshop
from places.screen import actions
from places.vision.actions import evidence, sentences
from places.weighing.actions import ballots
from tests.builders.boards import lay_out
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room, new, open_room
from tests.builders.shared_boards import share
from tests.builders.tables import sort
from tests.builders.visions import add
from tests.builders.weighing import LENSES, clusters, give, say
from tests.stories.coming_in import come_in

Open = Callable[..., Page]
SIZES = ((1920, 1080), (1280, 720), (1024, 768), (3840, 2160))
SHAPES = ((1200, 900), (900, 1200), (3000, 500), (600, 2400), (0, 0))
LONG = "Överförmyndarnämndens samrådsgrupp för landsbygdsutvecklingsfrågor"
ESSENCE = (
    "Every street in this town ends at the water, and whoever walks long enough stands at the lake. " * 3
)
MOST_SLIDES = 9
SHOW = """(number) => {
    const turner = document.querySelector("scene-turner");
    turner.place = () => number;
    turner.turn();
    clearTimeout(turner.timer);
}"""
# What is wrong with the scene as it stands.
FAULTS = """() => {
    const found = [], page = document.documentElement;
    if (page.scrollHeight > innerHeight || page.scrollWidth > innerWidth) found.push("scrolls");
    const stage = document.querySelector(".stage").getBoundingClientRect();
    const isSeen = (element) => element.checkVisibility({ visibilityProperty: true })
        && !element.closest(".visually-hidden, .close-wall, .essence-map, .mural-scene, .board-piece p");
    const boxes = [];
    for (const element of document.querySelectorAll(".stage :is(p, h1, h2, h3, li, span, strong, q, img)")) {
        const own = [...element.childNodes].filter((node) => node.nodeType === 3 && node.data.trim());
        if (!isSeen(element) || (element.localName !== "img" && own.length === 0)) continue;
        const range = document.createRange();
        const rects = element.localName === "img" ? [element.getBoundingClientRect()]
            : own.flatMap((node) => { range.selectNodeContents(node); return [...range.getClientRects()]; });
        const name = element.innerText?.slice(0, 40) || element.alt || element.localName;
        const clipped = getComputedStyle(element).textOverflow === "ellipsis"
            || element.closest(".table-head, .stage-now, .stage-way, .welcome-names, .cluster-also, .whole-map li")
            || element.closest(".stand-told h3");
        for (const { left, right, top, bottom, width } of rects) {
            if (width < 1) continue;
            const isBeside = left < stage.left - 1 || right > stage.right + 1;
            if (!clipped && isBeside) found.push(`beside the stage: ${name}`);
            if (top < stage.top - 1 || bottom > stage.bottom + 1) found.push(`above or below the stage: ${name}`);
            if (!clipped) boxes.push({ name, left, right, top, bottom, element });
        }
    }
    for (const box of document.querySelectorAll(".slide-words, .piece-box.is-words, .scene-waits, .cluster-told"))
        if (isSeen(box) && (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1))
            found.push(`cut: ${box.innerText.slice(0, 60)} (${box.scrollHeight} of ${box.clientHeight})`);
    const slack = stage.height / 180; // lines of type stand a little into one another
    boxes.forEach((one, at) => boxes.slice(at + 1).forEach((other) => {
        if (one.element === other.element) return;
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (wide > slack && high > slack) found.push(`${one.name} upon ${other.name}`);
    }));
    const panels = [...document.querySelectorAll(".table-board, .mural-island")]
        .filter((panel) => panel.checkVisibility())
        .map((panel) => panel.getBoundingClientRect().right);
    const ends = boxes.filter(({ element }) => element.closest(".scene")).map(({ right }) => right);
    const reach = Math.max(...ends, ...panels) - stage.left;
    if (reach < stage.width * 0.6) found.push(`ends at ${Math.round((100 * reach) / stage.width)} % of the width`);
    return [...new Set(found)];
}"""


def full(photos: int, *, tables: int = 2, language: str = "en") -> Room:
    """A room with so many pictures of all shapes, each fifth of them only words, and so many tables; long words."""
    room = open_room(Stage.SHARE)
    for number in range(photos):
        width, height = SHAPES[number % 5]
        told: dict[str, Any] = (
            {"key": stored_picture(width, height), "width": width, "height": height} if width else {}
        )
        told["colour"] = ("#204060", "#c0a060", "")[number % 3]
        words = f"{number}. {LONG if number % 3 else ESSENCE}"[: 20 + number * 37 % 260]
        room.photo(room.people[number % 4], words, **told)
    for number in range(3, tables + 1):
        symbol = list(Symbol)[number % 12]
        new(Group(workshop=room.workshop, number=number, name=f"{LONG} {number}", symbol=symbol))
    Group.objects.filter(workshop=room.workshop, number__gt=tables).delete()
    room.groups = list(Group.objects.filter(workshop=room.workshop))
    Workshop.objects.filter(pk=room.workshop.pk).update(language=language, question=f"{ESSENCE}"[:300])
    if photos > 7:
        Place.objects.filter(workshops=room.workshop).update(ness=f"{LONG}-ness"[:80])
        actions.set_screen(actor=room.leading, names=True, least_heard=False)
    return room


def shared(room: Room, piles: int) -> None:
    """Tables sort, their boards become so many clusters, the room weighs them, and writes of them."""
    lay_out(room)
    for table in range(min(len(room.groups), 3)):
        sort(room, table, {"A": [0, 1, 2], LONG: [3, 4]} if len(room.photos) > 4 else {"A": [0]})
    share(room, *(f"{LONG} {number}"[: 9 + number * 11 % 60] for number in range(piles)))
    for number, one in enumerate(Participant.objects.filter(workshop=room.workshop)):
        for step, cluster in enumerate(clusters(room)):
            for lens in LENSES:
                if (number + 2 * step) % 5 < 2:
                    give(one, cluster, lens)
            say(one, cluster, Says.US if number % 2 or step % 3 else Says.NOT_ME)
    add(room, Section.HEADLINE, f"The river lifts {LONG}")
    for number in range(piles * 2):
        line = add(
            room,
            Section.BECAUSE if number % 2 else Section.SO,
            f"{number}. {ESSENCE}"[: 60 + number * 90 % 240],
        )
        if number % 3 == 0:
            cluster = clusters(room)[number % piles]
            evidence.link(actor=room.leading, sentence_id=line, cluster_id=cluster.pk)
    add(room, Section.COMMITMENTS, f"I light the lantern on Mondays, {ESSENCE}"[:290])


def faults(screen: Page, room: Room, name: str) -> list[str]:
    """Look at the slides of the present scene at every size."""
    screen.goto(f"/w/{room.code}/screen/")
    expect(screen.locator("#stage-name")).to_be_visible()
    slides = screen.locator(".slide").count()
    numbers = (
        range(max(1, slides))
        if slides <= MOST_SLIDES
        else [*range(MOST_SLIDES - 3), *range(slides - 3, slides)]
    )
    found = []
    for number in numbers:
        screen.evaluate(SHOW, number)
        for width, height in SIZES if number < 2 else SIZES[1:2]:
            screen.set_viewport_size({"width": width, "height": height})
            screen.evaluate(
                "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
            )
            found += [f"{name} {number} {width}: {fault}" for fault in screen.evaluate(FAULTS)]
    return found


@pytest.mark.parametrize(
    ("photos", "tables", "piles", "language"),
    [(0, 1, 0, "en"), (1, 1, 1, "sv"), (7, 4, 3, "sv"), (60, 30, 25, "sv")],
)
def test_every_scene_fits(
    people: Open, server: str, photos: int, tables: int, piles: int, language: str
) -> None:
    room, screen = (
        full(photos, tables=tables, language=language),
        people(desktop=True, reduced_motion="reduce"),
    )
    come_in(screen, room.leader_client(), server)
    found: list[str] = []
    for stage in (Stage.WELCOME, Stage.GATHER, Stage.SHARE, Stage.CLUSTER):
        found += faults(screen, room.at(stage), str(stage))
    if piles:
        shared(room.at(Stage.WRITE), piles)
    for stage in (Stage.CLUSTER, Stage.COMBINE, Stage.WEIGH, Stage.WRITE, Stage.CLOSE):
        found += faults(screen, room.at(stage), f"shared {stage}")
    ballots.reveal(actor=room.at(Stage.WEIGH).leading)
    found += faults(screen, room, "reveal")
    assert found == [], "\n".join(found)


def test_the_desk_turns_all_screens_in_step(people: Open, server: str) -> None:
    room = full(5)
    desk, one, other = (people(desktop=True) for _ in range(3))
    for page, where in ((desk, "desk"), (one, "screen"), (other, "screen")):
        come_in(page, room.leader_client(), server)
        page.goto(f"/w/{room.code}/{where}/")
    other.evaluate(
        "Date.now = ((now) => () => now() + 3_600_000)(Date.now)"
    )  # its clock is wrong from here on
    desk.get_by_role("button", name="Pause", exact=True).click()
    expect(desk.get_by_role("button", name="Go on")).to_be_visible()
    seen = one.locator(".slide[data-shown]")
    expect(one.locator("#scene-position .icon")).to_be_visible()
    for name in ("Forward", "Forward", "Back"):
        before = seen.get_attribute("id") or ""
        desk.get_by_role("button", name=name, exact=True).click()
        expect(seen).not_to_have_attribute("id", before)
        expect(other.locator(".slide[data-shown]")).to_have_attribute("id", seen.get_attribute("id") or "")
    fresh = one.context.new_page()
    fresh.goto(f"/w/{room.code}/screen/")
    expect(fresh.locator(".slide[data-shown]")).to_have_attribute("id", seen.get_attribute("id") or "")
    desk.get_by_role("link", name="Choose what the big screen shows").click()
    last = f"slide-photo-{room.photos[-1].pk}"
    desk.locator(f"button[value='photo-{room.photos[-1].pk}']").click()
    for page in (one, other, fresh):
        expect(page.locator(".slide[data-shown]")).to_have_attribute("id", last)


def test_it_turns_by_itself_and_goes_on_without_a_network(people: Open, server: str) -> None:
    room, screen = full(3), people(desktop=True, reduced_motion="reduce")
    come_in(screen, room.leader_client(), server)
    screen.goto(f"/w/{room.code}/screen/")
    seen = screen.locator(".slide[data-shown]")
    screen.evaluate("document.querySelector('scene-turner').dataset.every = 1")
    screen.context.set_offline(True)
    for _ in range(3):
        expect(seen).not_to_have_attribute("id", seen.get_attribute("id") or "")
    assert screen.evaluate("document.getAnimations().length") == 0
    screen.evaluate("document.body.dataset.connection = 'lost'")  # as the stream says after a while
    expect(screen.locator(".connection > span")).to_be_in_viewport(ratio=1)
    expect(seen.locator(".piece-box").first).to_be_visible()
    screen.context.set_offline(False)
    sentences_room = room.at(Stage.WRITE)
    sentences.add_sentence(
        actor=sentences_room.leading, section=Section.SO, text="We will light the lanterns."
    )
    expect(screen.get_by_text("We will light the lanterns.")).to_be_visible()


def test_the_text_turns_to_what_is_new(people: Open, server: str) -> None:
    room, screen = full(2), people(desktop=True)
    room.at(Stage.WRITE)
    for number in range(12):
        add(room, Section.BECAUSE if number % 2 else Section.SO, f"{number}. {ESSENCE}"[:280])
    come_in(screen, room.leader_client(), server)
    screen.goto(f"/w/{room.code}/screen/")
    for text in ("We will light the lanterns.", "We walk along the river."):
        sentences.add_sentence(actor=room.leading, section=Section.BECAUSE, text=text)
        expect(screen.locator(".slide[data-shown]")).to_contain_text(text)
