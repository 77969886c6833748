"""Story: a whole room from the first minute to the last, on pages that nobody reloads.

A leader's laptop with the projector beside it, a table's tablet, and four phones, one of them Swedish. The leader
moves the room by the desk's own buttons; nobody else goes anywhere by hand. After each step every device is compared
with a page that is opened anew, all of them at once and until they are equal. `make room-screenshots` names a folder
in `SCREENSHOTS`: then a screenshot of each device lands there at each step.
"""

import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect
from playwright.sync_api import Error as BrowserError

from places.enums import Kind, Lens, Role, RoundKind, Stage
from places.models import Activity, Board, Cluster, Photo
from places.people.actions import tablets
from places.people.queries.tables import token_of
from places.rounds.actions import rounds
from places.rules import Actor
from places.vision.actions import drafts
from places.weighing.actions import ballots
from tests.builders.boards import board_of, seen
from tests.builders.pictures import jpeg, stored_picture
from tests.builders.rooms import Room, browser, open_room
from tests.stories.coming_in import close, come_in
from tests.stories.test_bringing import answer_all

SCREENSHOTS = os.environ.get("SCREENSHOTS", "")  # a folder; no screenshots are taken without one
PATIENCE = 60  # seconds until a page must be as a fresh one, on a busy machine
ESSENCES = (
    "Ice on the lake", "Fog over the lake", "A burning match", "Bread", "The late bus", "Snow",
    "Our stairs", "The choir", "Orange light", "Rain again", "The workshop", "Neighbours",
)  # fmt: skip
GONE = re.compile("This workshop has been deleted|Den här workshoppen har raderats")
WHERE = re.compile("Where my pictures? went")
SEEN = """() => ({
    path: location.pathname,
    assets: [...document.querySelectorAll("link[rel=stylesheet], script[src]")]
        .map((element) => element.getAttribute("href") ?? element.getAttribute("src")),
    words: ["title", "body > header", "nav.bar", "main"].map((part) => document.querySelector(part))
        .map((part) => ((part?.innerText || part?.textContent) ?? "").replace(/\\s+/g, " ").trim()),
    bar: document.querySelector("nav.bar [aria-current]")?.getAttribute("href") ?? "",
    wide: document.documentElement.scrollWidth - innerWidth,
})"""


@dataclass
class Device:
    """One open page, and another one of the same browser, which is opened anew to compare with."""

    name: str
    page: Page
    fresh: Page
    errors: list[str] = field(default_factory=list)

    def open_anew(self, where: str) -> None:
        """Begin to load the page to compare with."""
        self.fresh.goto(where, wait_until="commit")

    def differences(self, where: str) -> list[str]:
        """What is not at `where` as it is on the page that was opened anew."""
        try:
            return self._compared(where)
        except BrowserError:  # one of the two was on its way to another page
            return ["is on its way"]

    def faults(self, found: list[str]) -> list[str]:
        """What stays wrong, with the errors since the last time."""
        self.fresh.goto("about:blank")
        errors, self.errors = self.errors, []
        return [f"{self.name}: {fault}" for fault in found + errors]

    def _compared(self, where: str) -> list[str]:
        here, there = self.page.evaluate(SEEN), self.fresh.evaluate(SEEN)
        if here["path"] != where:
            return [f"stands at {here['path']}, not at {where}"]
        lacks = sorted(set(there["assets"]) - set(here["assets"]))
        differs = [
            "reads «{}», a fresh page «{}»".format(*_from_where_they_differ(one, other))
            for one, other in zip(here["words"], there["words"], strict=True)
            if one != other
        ]
        wide = [f"scrolls sideways by {here['wide']} px"] if here["wide"] > 1 else []
        bar = [f"has {here['bar']} for here, not {there['bar']}"] if here["bar"] != there["bar"] else []
        return [*(f"lacks {asset}" for asset in lacks), *differs, *wide, *bar]


def _from_where_they_differ(one: str, other: str) -> tuple[str, str]:
    same = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    start = max(0, same - 40)
    return one[start : start + 300], other[start : start + 300]


@dataclass
class WholeRoom:
    """The room with all its devices, and what was wrong at which step; `step` numbers the screenshots."""

    room: Room
    devices: list[Device]
    step: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def desk(self) -> Page:
        return self.devices[0].page

    def move(self, stage: Stage) -> None:
        """Press the desk's own button to this stage."""
        form = f'form[action$="/desk/stage/"]:has(input[name=stage][value={stage}])'
        if not self.desk.locator(form).is_visible():
            self.desk.locator("#desk-ways > summary").click()
        self.desk.locator(form).get_by_role("button").click()
        expect(self.desk.locator("#stage-name")).to_have_text(str(stage.label))

    def look(self, name: str, place: str, *, tablet: str = "", **more: str) -> None:
        """Compare every device with a fresh page, and take its picture. `place` is where people are now."""
        self.step += 1
        kwargs = {"code": self.room.code, **more}
        own = {"desk": "desk", "screen": "screen", "tablet": tablet or place}
        names = {each.name: own.get(each.name, place) for each in self.devices}
        where = {
            name: reverse(to, kwargs=kwargs if to == place else {"code": self.room.code})
            for name, to in names.items()
        }
        self.faults += [f"{name}: {fault}" for fault in self._compared(where)]
        for each in self.devices:
            self.picture(name, each.name)

    def page(self, name: str) -> Page:
        """The open page of a device."""
        return next(each.page for each in self.devices if each.name == name)

    def picture(self, step: str, device: str) -> None:
        """Take a screenshot of one device where a folder for them is named."""
        if SCREENSHOTS:
            self.page(device).screenshot(path=Path(SCREENSHOTS) / f"{self.step:02} {step} {device}.png")

    def _compared(self, where: dict[str, str]) -> list[str]:
        for each in self.devices:
            each.open_anew(where[each.name])
        until = time.monotonic() + PATIENCE
        found = {each.name: ["was not compared"] for each in self.devices}
        while any(found.values()) and time.monotonic() < until:
            self.desk.wait_for_timeout(150)
            found |= {
                each.name: each.differences(where[each.name]) for each in self.devices if found[each.name]
            }
        return [fault for each in self.devices for fault in each.faults(found[each.name])]


def tablet_of(room: Room) -> Client:
    joined = tablets.join_as_table(actor=Actor(room.workshop.pk, Role.NEWCOMER), table=1)
    return browser(participants={str(room.workshop.pk): [0, token_of(joined.data["tablet"])]})


def device(browser: Browser, server: str, name: str, client: Client, start: str, **more: object) -> Device:
    context = browser.new_context(base_url=server, **more)  # type: ignore[arg-type]  # sizes and languages
    page = context.new_page()
    come_in(page, client, server)
    return watched(Device(name, page, context.new_page()), start)


def laptop(browser: Browser, server: str, room: Room) -> list[Device]:
    """The leader's desk and the big screen, in one browser."""
    client, where = room.leader_client(), [reverse(name, args=[room.code]) for name in ("desk", "screen")]
    sizes = ({"width": 1440, "height": 900}, {"width": 1920, "height": 1080})
    own, other = (browser.new_context(base_url=server, locale="en") for _own in (True, False))
    found = []
    for name, start, size in zip(("desk", "screen"), where, sizes, strict=True):
        page, fresh = own.new_page(), other.new_page()
        for each in (page, fresh):
            each.set_viewport_size(size)  # type: ignore[arg-type]  # Playwright's own name for a size
            come_in(each, client, server)
        found.append(watched(Device(name, page, fresh), start))
    return found


def watched(found: Device, start: str) -> Device:
    for page in (found.page, found.fresh):
        page.set_default_navigation_timeout(90_000)  # all the devices share one busy machine
    found.page.on("pageerror", lambda error: found.errors.append(f"script error: {error}"))
    found.page.on(
        "console", lambda said: found.errors.append(f"console: {said.text}") if said.type == "error" else None
    )
    found.page.goto(start)
    return found


@pytest.fixture
def whole_room(browser: Browser, server: str, worker: None) -> Iterator[WholeRoom]:
    if SCREENSHOTS:
        Path(SCREENSHOTS).mkdir(parents=True, exist_ok=True)
        for old in Path(SCREENSHOTS).glob("*.png"):
            old.unlink()
    room = open_room(Stage.WELCOME)
    devices = laptop(browser, server, room)
    home = reverse("home", args=[room.code])
    wide = {"viewport": {"width": 820, "height": 1180}, "locale": "en"}
    devices.append(device(browser, server, "tablet", tablet_of(room), home, **wide))
    for person, (width, height), locale in zip(
        room.people, ((390, 844), (360, 740), (320, 640), (390, 844)), ("en", "en", "en", "sv"), strict=True
    ):
        size = {"viewport": {"width": width, "height": height}, "locale": locale, "is_mobile": True}
        devices.append(device(browser, server, person.first_name, room.client(person), home, **size))
    yield WholeRoom(room, devices)
    contexts: set[BrowserContext] = {page.context for each in devices for page in (each.page, each.fresh)}
    for one in contexts:
        close(one)


def bring(whole_room: WholeRoom, file: Path) -> None:
    """Twelve pictures, three from each person: the first one through the page, question by question."""
    room, first = whole_room.room, next(each for each in whole_room.devices if each.name == "Mira")
    answer_all(first.page, file, ESSENCES[0], ESSENCES[0])
    room.photos.append(Photo.objects.get(workshop=room.workshop))
    for number, essence in enumerate(ESSENCES[1:], 1):
        person = room.people[number % 4]
        key = stored_picture(*((1200, 900) if number % 3 else (900, 1200)))
        photo = room.photo(person, essence, see=essence, key=key, width=1200, height=900)
        Activity.record(room.actor(person), Kind.PHOTO_BROUGHT, photo=photo.pk)


def keep_time(whole_room: WholeRoom) -> None:
    """The leader sets a timer; phones and the big screen show it, and how many say that they are done."""
    desk, screen, mira = whole_room.desk, whole_room.page("screen"), whole_room.page("Mira")
    desk.get_by_role("button", name="15 min").click()
    for page in (desk, screen, mira):
        expect(page.locator("#room-time")).to_contain_text("About 15 minutes left", timeout=PATIENCE * 1000)
    mira.get_by_role("button", name="I'm done").click()
    for page in (desk, screen):
        expect(page.locator("main")).to_contain_text("1 of 4 is ready.", timeout=PATIENCE * 1000)
    desk.get_by_role("button", name="Stop the timer").click()
    for page in (desk, screen, mira):
        expect(page.locator("#room-time")).to_be_hidden(timeout=PATIENCE * 1000)


def sort(room: Room) -> None:
    """Each table puts its pictures into three piles."""
    from places.boards.actions import cards as card_actions  # noqa: PLC0415 - beside the other acts of this step

    for table in (0, 1):
        board = board_of(room, table)
        for pile, name in enumerate(("Water", "Light", "Bread")):
            cards = seen(board, *room.photos[pile * 4 : pile * 4 + 4])
            card_actions.put_together(
                actor=room.actor(room.people[table * 2]), board_id=board.pk, cards=cards, name=name
            )


def weigh(room: Room) -> None:
    shared = Board.objects.get(workshop=room.workshop, group=None)
    clusters = list(Cluster.objects.filter(board=shared).order_by("pk"))
    for number, person in enumerate(room.people):
        actor = room.actor(person)
        ballots.cast(actor=actor, cluster_id=clusters[number % len(clusters)].pk, lens=Lens.UNIQUE, dots=2)
        ballots.cast(actor=actor, cluster_id=clusters[0].pk, lens=Lens.BELONGING, dots=1)


def take_home(whole_room: WholeRoom, folder: Path) -> None:
    """The leader has a PDF made and takes it; the big screen shows the mural; Mira sees where her pictures went."""
    desk = whole_room.desk
    desk.get_by_role("link", name="All files").click()
    pdf = desk.locator("#file-pdf")
    pdf.get_by_role("button").click()
    desk.get_by_role("button", name="Keep and go on").click()
    with desk.expect_download(timeout=PATIENCE * 1000) as saving:
        pdf.get_by_role("link", name="Save").click(timeout=PATIENCE * 1000)
    saving.value.save_as(folder / "vision.pdf")
    assert (folder / "vision.pdf").read_bytes().startswith(b"%PDF")
    desk.get_by_role("link", name="Back to the desk").click()
    desk.get_by_role("button", name="Show the mural on the big screen").click()
    screen, mira = whole_room.page("screen"), whole_room.page("Mira")
    expect(screen.locator(".mural-scene").first).to_contain_text("Water", timeout=PATIENCE * 1000)
    whole_room.look("mural", "vision")
    mira.get_by_role("link", name="The whole way it went").click()
    expect(mira.get_by_role("heading", name=WHERE)).to_be_visible()
    expect(mira.locator(".journey").first).to_contain_text("Water")
    whole_room.picture("where", "Mira")
    mira.get_by_role("link", name="Read the vision").click()
    desk.get_by_role("button", name="Take the mural off the big screen").click()
    whole_room.look("mural taken off", "vision")


def delete_and_bring_back(whole_room: WholeRoom) -> None:
    """The leader deletes the workshop and takes that back. Nobody reloads, and everybody is told."""
    desk, others = whole_room.desk, [each.page for each in whole_room.devices[1:]]
    desk.locator("#desk-settings-fold > summary").click()
    desk.get_by_role("link", name="Keep or delete").click()
    desk.get_by_role("link", name="Delete this workshop").click()
    desk.get_by_label("Write the name, to be sure").fill(desk.locator(".desk-headline").inner_text())
    desk.get_by_role("button", name="Delete this workshop").click()
    for page in others:
        expect(page.get_by_role("heading", name=GONE)).to_be_visible(timeout=PATIENCE * 1000)
    whole_room.step += 1
    for each in whole_room.devices:
        whole_room.picture("deleted", each.name)
    desk.get_by_role("button", name="Bring it back").click()
    for page in others:
        expect(page.get_by_role("heading", name=GONE)).to_have_count(0, timeout=PATIENCE * 1000)
    desk.locator(f'a[href="{reverse("desk", args=[whole_room.room.code])}"]').first.click()
    for each in whole_room.devices:  # what was not there was answered so
        each.errors = [error for error in each.errors if "Failed to load resource" not in error]
    whole_room.look("brought back", "vision")


def test_a_whole_room_from_the_first_minute_to_the_last(whole_room: WholeRoom, tmp_path: Path) -> None:
    room, file = whole_room.room, tmp_path / "lake.jpg"
    file.write_bytes(jpeg(2400, 1800))
    whole_room.look("welcome", "home", tablet="tablet")
    whole_room.move(Stage.GATHER)
    whole_room.look("gather", "bring", tablet="tablet")
    bring(whole_room, file)
    for each in whole_room.devices[:2]:
        expect(each.page.locator("main")).to_contain_text("4 of 4 have brought theirs.")
    whole_room.move(Stage.SHARE)
    whole_room.look("share", "wall")
    whole_room.move(Stage.CLUSTER)
    whole_room.look("cluster", "board")
    keep_time(whole_room)
    whole_room.look("timer over", "board")
    sort(room)
    whole_room.move(Stage.COMBINE)
    expect(whole_room.desk.locator("#desk-now")).to_be_visible()
    whole_room.look("combine", "combine")
    whole_room.move(Stage.WEIGH)
    whole_room.look("weigh", "weigh", tablet="weigh-table")
    weigh(room)
    ballots.reveal(actor=room.leading)
    whole_room.look("reveal", "results")
    ballots.hide(actor=room.leading)
    whole_room.look("hide", "weigh", tablet="weigh-table")
    ballots.reveal(actor=room.leading)
    whole_room.look("reveal again", "results")
    whole_room.move(Stage.WRITE)
    drafts.make(actor=room.leading)
    whole_room.look("write", "vision")
    rounds.open_round(actor=room.leading, kind=RoundKind.CONSENT)
    whole_room.look("round", "round-answer", tablet="vision", kind="consent")
    rounds.show_round(actor=room.leading, kind=RoundKind.CONSENT)
    whole_room.look("round shown", "round-result", kind="consent")
    whole_room.move(Stage.CLOSE)
    whole_room.look("close", "vision")
    whole_room.move(Stage.WRITE)
    whole_room.look("back to write", "vision")
    whole_room.move(Stage.WEIGH)
    whole_room.look("back to weigh", "results")
    whole_room.move(Stage.WRITE)
    whole_room.look("write again", "vision")
    whole_room.move(Stage.CLOSE)
    whole_room.look("close again", "vision")
    take_home(whole_room, tmp_path)
    delete_and_bring_back(whole_room)
    assert whole_room.faults == []
    if SCREENSHOTS:
        assert len(list(Path(SCREENSHOTS).glob("*.png"))) == whole_room.step * len(whole_room.devices) + 1
