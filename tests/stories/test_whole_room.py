"""Story: a whole room from the first minute to the last, on pages that nobody reloads.

A leader's laptop with the projector beside it, a table's tablet, and four phones, one of them Swedish. The leader
moves the room by the desk's own buttons; nobody else goes anywhere by hand. After each step every device is compared
with a page that is opened anew, and a screenshot of each lands in `screenshots/whole-room/` (`make screenshots`).
"""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from places.actions import drafts, rounds, tablets, votes
from places.enums import Kind, Lens, Role, RoundKind, Stage
from places.management.worker import WorkerThread
from places.models import Activity, Board, Cluster
from places.queries.tablets import token_of
from places.rules import Actor
from tests.boards import board_of, seen
from tests.pictures import stored_picture
from tests.rooms import Room, browser, open_room

SCREENSHOTS = Path(os.environ.get("SCREENSHOTS", "screenshots/whole-room"))
PATIENCE = 15  # seconds until a page must be as a fresh one
ESSENCES = (
    "Ice on the lake", "Fog over the lake", "A burning match", "Bread", "The late bus", "Snow",
    "Our stairs", "The choir", "Orange light", "Rain again", "The workshop", "Neighbours",
)  # fmt: skip
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

    def faults(self, where: str) -> list[str]:
        """What is not as it should be once the page has had time to come along to `where`."""
        until = time.monotonic() + PATIENCE
        self.fresh.goto(where)
        while True:
            found = self._compared(where)
            if not found or time.monotonic() > until:
                self.fresh.goto("about:blank")
                errors, self.errors = self.errors, []
                return [f"{self.name}: {fault}" for fault in found + errors]
            self.page.wait_for_timeout(300)

    def _compared(self, where: str) -> list[str]:
        self.page.wait_for_load_state()
        here, there = self.page.evaluate(SEEN), self.fresh.evaluate(SEEN)
        if here["path"] != where:
            return [f"stands at {here['path']}, not at {where}"]
        lacks = sorted(set(there["assets"]) - set(here["assets"]))
        differs = [
            f"reads «{one[:300]}», a fresh page «{other[:300]}»"
            for one, other in zip(here["words"], there["words"], strict=True)
            if one != other
        ]
        wide = [f"scrolls sideways by {here['wide']} px"] if here["wide"] > 1 else []
        bar = [f"has {here['bar']} for here, not {there['bar']}"] if here["bar"] != there["bar"] else []
        return [*(f"lacks {asset}" for asset in lacks), *differs, *wide, *bar]


@dataclass
class House:
    """The room with all its devices, and what was wrong at which step; `step` numbers the screenshots."""

    room: Room
    desk: Page
    devices: list[Device]
    step: int = 0
    faults: list[str] = field(default_factory=list)

    def move(self, stage: Stage) -> None:
        """Press the desk's own button to this stage."""
        form = f'form[action$="/desk/stage/"]:has(input[name=stage][value={stage}])'
        self.desk.locator(form).get_by_role("button").click()
        expect(self.desk.locator("#stage-name")).to_have_text(str(stage.label))

    def look(self, name: str, place: str, *, tablet: str = "", **more: str) -> None:
        """Compare every device with a fresh page, and take its picture. `place` is where people are now."""
        self.step += 1
        for device in self.devices:
            own = {"screen": "screen", "tablet": tablet or place}.get(device.name, place)
            kwargs = {"code": self.room.code, **(more if own in ("round-answer", "round-result") else {})}
            self.faults += [f"{name}: {fault}" for fault in device.faults(reverse(own, kwargs=kwargs))]
            device.page.screenshot(path=SCREENSHOTS / f"{self.step:02} {name} {device.name}.png")
        self.desk.screenshot(path=SCREENSHOTS / f"{self.step:02} {name} desk.png", full_page=True)


@pytest.fixture
def worker(transactional_db: None) -> Iterator[None]:
    """Background jobs, as the server runs them."""
    thread = WorkerThread()
    thread.start()
    yield
    thread.stop()
    thread.join(10)


def sign_in(page: Page, client: Client, server: str) -> None:
    cookies = client.cookies.items()
    page.context.add_cookies([{"name": name, "value": one.value, "url": server} for name, one in cookies])


def tablet_of(room: Room) -> Client:
    joined = tablets.join_as_table(actor=Actor(room.workshop.pk, Role.NEWCOMER), table=1)
    return browser(participants={str(room.workshop.pk): [0, token_of(joined.data["tablet"])]})


def device(browser: Browser, server: str, name: str, client: Client, start: str, **more: object) -> Device:
    context = browser.new_context(base_url=server, **more)  # type: ignore[arg-type]  # sizes and languages
    page = context.new_page()
    sign_in(page, client, server)
    return watched(Device(name, page, context.new_page()), start)


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
def house(browser: Browser, server: str, worker: None) -> Iterator[House]:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for old in SCREENSHOTS.glob("*.png"):
        old.unlink()
    room = open_room(Stage.WELCOME)
    context = browser.new_context(base_url=server, viewport={"width": 1440, "height": 900}, locale="en")
    desk, screen = context.new_page(), context.new_page()
    desk.set_default_navigation_timeout(90_000)
    sign_in(desk, room.leader_client(), server)
    desk.goto(reverse("desk", args=[room.code]))
    big = {"width": 1920, "height": 1080}
    screen.set_viewport_size(big)  # type: ignore[arg-type]  # Playwright's own name for a size
    fresh = context.new_page()
    fresh.set_viewport_size(big)  # type: ignore[arg-type]
    devices = [watched(Device("screen", screen, fresh), reverse("screen", args=[room.code]))]
    home = reverse("home", args=[room.code])
    wide = {"viewport": {"width": 820, "height": 1180}, "locale": "en"}
    devices.append(device(browser, server, "tablet", tablet_of(room), home, **wide))
    for person, (width, height), locale in zip(
        room.people, ((390, 844), (360, 740), (320, 640), (390, 844)), ("en", "en", "en", "sv"), strict=True
    ):
        size = {"viewport": {"width": width, "height": height}, "locale": locale, "is_mobile": True}
        devices.append(device(browser, server, person.first_name, room.client(person), home, **size))
    yield House(room, desk, devices)
    for one in {each.page.context for each in devices}:
        one.close()


def bring(room: Room) -> None:
    """Twelve real pictures, three from each person."""
    for number, essence in enumerate(ESSENCES):
        person = room.people[number % 4]
        key = stored_picture(*((1200, 900) if number % 3 else (900, 1200)))
        photo = room.photo(person, essence, see=essence, key=key, width=1200, height=900)
        Activity.record(room.actor(person), Kind.PHOTO_BROUGHT, photo=photo.pk)


def sort(room: Room) -> None:
    """Each table puts its pictures into three piles."""
    from places.actions import boards  # noqa: PLC0415 - beside the other acts of this step

    for table in (0, 1):
        board = board_of(room, table)
        for pile, name in enumerate(("Water", "Light", "Bread")):
            cards = seen(board, *room.photos[pile * 4 : pile * 4 + 4])
            boards.put_together(
                actor=room.actor(room.people[table * 2]), board_id=board.pk, cards=cards, name=name
            )


def weigh(room: Room) -> None:
    shared = Board.objects.get(workshop=room.workshop, group=None)
    clusters = list(Cluster.objects.filter(board=shared).order_by("pk"))
    for number, person in enumerate(room.people):
        actor = room.actor(person)
        votes.cast(actor=actor, cluster_id=clusters[number % len(clusters)].pk, lens=Lens.UNIQUE, dots=2)
        votes.cast(actor=actor, cluster_id=clusters[0].pk, lens=Lens.BELONGING, dots=1)


def test_a_whole_room_from_the_first_minute_to_the_last(house: House) -> None:
    room = house.room
    house.look("welcome", "home", tablet="tablet")
    house.move(Stage.GATHER)
    house.look("gather", "bring", tablet="tablet")
    bring(room)
    house.move(Stage.SHARE)
    house.look("share", "wall")
    house.move(Stage.CLUSTER)
    house.look("cluster", "board")
    sort(room)
    house.move(Stage.COMBINE)
    expect(house.desk.locator("#desk-now")).to_be_visible()
    house.look("combine", "combine")
    house.move(Stage.WEIGH)
    house.look("weigh", "weigh", tablet="weigh-table")
    weigh(room)
    votes.reveal(actor=room.leading)
    house.look("reveal", "results")
    votes.hide(actor=room.leading)
    house.look("hide", "weigh", tablet="weigh-table")
    votes.reveal(actor=room.leading)
    house.look("reveal again", "results")
    house.move(Stage.WRITE)
    drafts.make(actor=room.leading)
    house.look("write", "vision")
    rounds.open_round(actor=room.leading, kind=RoundKind.CONSENT)
    house.look("round", "round-answer", tablet="vision", kind="consent")
    rounds.show_round(actor=room.leading, kind=RoundKind.CONSENT)
    house.look("round shown", "round-result", kind="consent")
    house.move(Stage.CLOSE)
    house.look("close", "vision")
    house.move(Stage.WRITE)
    house.look("back to write", "vision")
    house.move(Stage.WEIGH)
    house.look("back to weigh", "results")
    house.move(Stage.WRITE)
    house.look("write again", "vision")
    house.move(Stage.CLOSE)
    house.look("close again", "vision")
    assert house.faults == []
    assert len(list(SCREENSHOTS.glob("*.png"))) == house.step * (len(house.devices) + 1)
