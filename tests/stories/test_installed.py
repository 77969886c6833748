"""Story: where a browser has a service worker, a lost network shows our own page; nothing of people is kept by it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from places.enums import Stage
from tests.builders.rooms import open_room
from tests.stories.coming_in import come_in

Open = Callable[..., Page]
IN_CHARGE = """() => new Promise((resolve) => {
  if (navigator.serviceWorker.controller) resolve();
  else navigator.serviceWorker.addEventListener("controllerchange", () => resolve());
})"""
KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
  }
  return [(await caches.keys()).length, found];
}"""


def test_without_a_network_our_own_page_says_so_and_goes_on_by_itself(people: Open, server: str) -> None:
    room, mira = open_room(Stage.SHARE, photos=2), people(service_workers="allow")
    come_in(mira, room.client(room.people[0]), server)
    mira.goto(f"/w/{room.code}/wall/")
    mira.evaluate(IN_CHARGE)
    mira.goto(f"/w/{room.code}/me/")
    mira.context.set_offline(True)
    mira.get_by_role("navigation").get_by_role("link", name="Wall").click()
    expect(mira.get_by_role("heading", name="No connection just now")).to_be_visible()
    expect(mira.get_by_role("heading", name="Inget nät just nu")).to_be_visible()
    caches, kept = mira.evaluate(KEPT)
    assert caches == 1
    assert [path for path in kept if path != "/offline/" and not path.startswith("/static/")] == []
    mira.context.set_offline(False)
    expect(mira.get_by_role("heading", name="No connection just now")).to_have_count(0)
    expect(mira).to_have_url(f"{server}/w/{room.code}/wall/")
