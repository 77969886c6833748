"""Story: Redis, the store of pictures and PostgreSQL go away and come back in one workshop, with the room open."""

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from playwright.sync_api import Browser, Page, expect

from places.desk.actions import workshops
from places.enums import Stage
from places.models import Photo
from tests import postgresql
from tests.builders.buckets import Bucket
from tests.builders.pictures import jpeg
from tests.builders.rooms import Room, open_room
from tests.live.bus.own_servers import OwnRedis
from tests.patient_phone import PatientPhone
from tests.placeness.test_outage import AWAY
from tests.postgresql_server import PostgreSQLServer
from tests.stories.many_processes import ManyProcesses
from tests.stories.outages import BACK_WITHIN, all_is_kept, other_phone, phone_in, shows, write
from tests.stories.test_nothing_lost import LEFT_ON_PHONE

AWAY_SECONDS = 30


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[OwnRedis]:
    running = OwnRedis(tmp_path)
    running.start()
    yield running
    running.stop()


def test_every_server_goes_away_and_comes_back(
    db: None,
    postgresql_server: PostgreSQLServer,
    redis: OwnRedis,
    bucket: Bucket,
    browser: Browser,
    tmp_path: Path,
) -> None:
    with postgresql.own_database(postgresql_server.url()):
        room = open_room(Stage.GATHER)
        services = {"BUS_URL": redis.url, "CACHE_URL": redis.url, "MEDIA_URL": bucket.url}
        with ManyProcesses(tmp_path, **services) as many, phone_in(browser, room, many, "bring/") as page:
            _the_store_goes_away(page, bucket, tmp_path / "lake.jpg")
            workshops.move_stage(actor=room.leading, stage=Stage.WRITE)
            page.goto(f"/w/{room.code}/vision/")
            page.evaluate("window.stayed = true")
            other = other_phone(room, many, 1)
            written = _redis_goes_away(page, room, other, redis)
            written += _postgresql_goes_away(page, room, other, postgresql_server)
            all_is_kept([*written, *other.kept])


def _the_store_goes_away(page: Page, bucket: Bucket, file: Path) -> None:
    """A picture that cannot be stored stays on the phone, says so, and is sent when the store is back."""
    file.write_bytes(jpeg(1600, 1200))
    bucket.server.stop()
    page.set_input_files("input[type=file]", file)
    kept = "We cannot take it just now. Your picture is kept on this phone, and we keep trying."
    expect(page.get_by_text(kept)).to_be_visible(timeout=BACK_WITHIN)
    assert page.evaluate(LEFT_ON_PHONE) == 1
    assert not Photo.objects.exists()
    bucket.server.start()
    expect(page.locator(".upload").get_by_text("Sent")).to_be_visible(timeout=BACK_WITHIN)
    assert page.evaluate(LEFT_ON_PHONE) == 0
    key = Photo.objects.get().key
    assert [name for name in bucket.names() if key in name]


def _redis_goes_away(page: Page, room: Room, other: PatientPhone, redis: OwnRedis) -> list[str]:
    """Redis hangs, ends and comes back: acts are done, and the open page shows them all the same."""
    path = f"/w/{room.code}/vision/add/"
    steps = (
        ("hangs", lambda: redis.signal(signal.SIGSTOP)),
        ("has ended", redis.stop),
        ("is back", redis.start),
    )
    for what, happens in steps:
        happens()
        shows(page, other.write(path, f"Written while Redis {what}."))
        write(page, f"Our own, while Redis {what}.")
        shows(page, f"Our own, while Redis {what}.")
    return [f"Our own, while Redis {what}." for what, _happens in steps]


def _postgresql_goes_away(page: Page, room: Room, other: PatientPhone, server: PostgreSQLServer) -> list[str]:
    """For half a minute: a page that is opened says so and loads again by itself, what is written is sent later."""
    path = f"/w/{room.code}/vision/add/"
    connections.close_all()  # the test's own do not outlive the server
    server.stop("immediate")
    ends = time.monotonic() + AWAY_SECONDS
    write(page, "Written while the database was away.")
    expect(page.locator("act-form[data-state=retrying]")).to_have_count(1, timeout=BACK_WITHIN)
    fresh = page.context.new_page()
    fresh.goto(f"/w/{room.code}/vision/")
    expect(fresh.get_by_text(AWAY["en"])).to_be_visible()
    while time.monotonic() < ends:
        page.wait_for_timeout(500)
    server.start()
    shows(page, "Written while the database was away.")
    shows(page, other.write(path, "Written after it came back."))
    back = fresh.locator("p.statement-text", has_text="Written after it came back.")
    expect(back).to_be_visible(timeout=BACK_WITHIN)  # it has loaded again by itself
    return ["Written while the database was away."]
