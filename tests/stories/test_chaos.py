"""Story: a phone on a bad network, and a server that dies in the middle of its upload: all of it arrives, once."""

import asyncio
import signal
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

import pytest
from django.db import connection
from playwright.sync_api import Browser, Page, expect

from benchmarks.arriving_pictures import jpeg
from benchmarks.chaos_proxy import ChaosProxy, Trouble
from places.enums import Stage
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.real_server import WAIT, RealServer, cookie_of, data_folder
from tests.stories.coming_in import close
from tests.stories.conftest import PHONE

BACK_WITHIN = 60_000  # milliseconds
BAD = Trouble(cut=0.15, silent=0.0, latency=(0.01, 0.1), bits_per_second=4e6)
LEFT_HERE = """() => import("outbox").then(({ load }) => load())"""


@contextmanager
def bad_network(port: int) -> Iterator[ChaosProxy]:
    """Run the proxy of the benchmarks before a server, in a thread of its own."""
    proxy = ChaosProxy(port, Trouble(cut=0.0, silent=0.0), Random(4))  # noqa: S311 - a repeatable chance
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    asyncio.run_coroutine_threadsafe(proxy.__aenter__(), loop).result(10)
    yield proxy
    asyncio.run_coroutine_threadsafe(proxy.__aexit__(), loop).result(10)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(10)


def phone(browser: Browser, room: Room, cookie: str, address: str, path: str) -> Page:
    """Open a page of the room as its first person, through the bad network."""
    context = browser.new_context(
        viewport=PHONE,  # type: ignore[arg-type]  # Playwright's own name for a size
        base_url=address,
        locale="en",
        service_workers="block",
    )
    page = context.new_page()
    name, _, value = cookie.partition("=")
    context.add_cookies([{"name": name, "value": value, "url": address}])
    page.goto(f"/w/{room.code}/{path}", timeout=BACK_WITHIN)
    return page


@pytest.mark.skipif(
    connection.vendor == "postgresql", reason="the server's database is looked into as a file"
)
def test_a_server_that_dies_amid_an_upload_loses_nothing(
    transactional_db: None, browser: Browser, tmp_path: Path
) -> None:
    gathering, weighing = open_room(Stage.GATHER), open_room(Stage.COMBINE, photos=4)
    share(weighing, "The lake", "The match")
    weighing.at(Stage.WEIGH)
    cookies = [cookie_of(room.people[0]) for room in (gathering, weighing)]
    folder, temporary = (
        data_folder(str(connection.settings_dict["NAME"]), tmp_path / "data"),
        tmp_path / "temporary",
    )
    (tmp_path / "lake.jpg").write_bytes(jpeg(700_000))
    with RealServer(folder, temporary) as first, bad_network(first.port) as network:
        address = f"http://127.0.0.1:{network.port}"
        mira, sam = (
            phone(browser, gathering, cookies[0], address, "bring/"),
            phone(browser, weighing, cookies[1], address, "weigh/"),
        )
        network.trouble = BAD  # both pages are whole
        mira.set_input_files("input[type=file]", tmp_path / "lake.jpg")
        mira.get_by_label("What do we see?").fill("The lake at dawn")
        ends = time.monotonic() + WAIT
        while first.taken_in() < 100_000:
            assert time.monotonic() < ends
            time.sleep(0.02)
        first.end(signal.SIGKILL)
        sam.get_by_role("button", name="More").first.click()
        mira.get_by_role("button", name="Next").click()
        expect(mira.get_by_text("your picture is still on its way")).to_be_visible()
        with RealServer(folder, temporary) as second:
            network.target = second.port
            expect(mira.get_by_label("Why is this us")).to_be_visible(timeout=BACK_WITHIN)
            expect(sam.locator(".dot.filled").first).to_be_visible(timeout=BACK_WITHIN)
            assert mira.evaluate(LEFT_HERE) == sam.evaluate(LEFT_HERE) == []
            for page in (mira, sam):
                close(page.context)
    assert kept(folder, "SELECT see FROM places_photo WHERE workshop_id = ?", gathering) == [
        ("The lake at dawn",)
    ]
    ballots = "SELECT id FROM places_ballot WHERE workshop_id = ?"
    assert kept(folder, f"SELECT dots FROM places_vote WHERE ballot_id IN ({ballots})", weighing) == [(1,)]  # noqa: S608 - our own words
    acts = "SELECT count(*) FROM places_activity WHERE kind = 'voted' AND workshop_id = ?"
    assert kept(folder, acts, weighing) == [(1,)]


def kept(folder: Path, query: str, room: Room) -> list[tuple[object, ...]]:
    """Return the rows of a query in the server's own database."""
    with closing(sqlite3.connect(folder / "placeness.sqlite3")) as database:
        return database.execute(query, [room.workshop.pk]).fetchall()
