"""A whole room: the leader's desk, the big screen, a tablet and phones, all compared at each step."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect

from places.enums import Role, Stage
from places.people.actions import tablets
from places.people.queries.tables import token_of
from places.rules import Actor
from tests.builders.rooms import Room, browser, open_room
from tests.stories.coming_in import close, come_in
from tests.stories.open_device import Device, device, watched

SCREENSHOTS = os.environ.get("SCREENSHOTS", "")  # a folder; no screenshots are taken without one
PATIENCE = 60  # seconds until a page must be as a fresh one, on a busy machine


@dataclass
class WholeRoom:
    """The room with all its devices, and what was wrong at which step; `step` numbers the screenshots.

    `pictures` counts the screenshots that were taken.
    """

    room: Room
    devices: list[Device]
    step: int = 0
    pictures: int = 0
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
        own = {"desk": "desk", "second desk": "desk", "screen": "screen", "tablet": tablet or place}
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
            self.pictures += 1
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


@contextmanager
def open_whole_room(browser: Browser, server: str) -> Iterator[WholeRoom]:
    """A room at its beginning, with a device for everybody; all are closed at the end."""
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
