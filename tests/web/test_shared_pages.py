"""Pages that processes share."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import Client, override_settings

from placeness.caches import caches as caches_by
from places.enums import Stage
from places.photos.actions import visibility
from places.web import page_cache, shared_pages
from tests.builders.buckets import Environment
from tests.builders.redis_server import RedisServer
from tests.builders.rooms import Room

PARTS = ([b"<p>", b"here", b"\n</p>"], [b"one", b"", b"\n"])
ROOT = Path(__file__).resolve().parents[2]


def test_a_page_comes_back_for_its_name_and_revision_only() -> None:
    stored = shared_pages.packed(PARTS, "wall", "a:1")
    assert shared_pages.unpacked(stored, "wall", "a:1") == PARTS
    assert shared_pages.unpacked(stored, "wall", "a:2") is None
    assert shared_pages.unpacked(stored, "board", "a:1") is None
    with override_settings(SECRET_KEY="another installation's"):
        assert shared_pages.unpacked(stored, "wall", "a:1") is None


def test_what_somebody_else_has_changed_is_no_page() -> None:
    stored = shared_pages.packed(PARTS, "wall", "a:1")
    for changed in (
        stored.replace(b"<p>", b"<b>"),
        stored + b"x",
        stored[:40],
        b"",
        json.dumps([[], []]).encode(),
    ):
        assert shared_pages.unpacked(changed, "wall", "a:1") is None


@pytest.mark.skipif("shared-pages" in settings.CACHES, reason="this run has a Redis")
def test_without_redis_nothing_is_shared(db: None) -> None:
    assert not shared_pages.are_shared()
    shared_pages.write("wall", "a:1", PARTS)
    assert shared_pages.read("wall", "a:1") is None


@pytest.fixture
def shared(redis_server: RedisServer) -> Iterator[RedisServer]:
    with override_settings(CACHES=caches_by(Environment(CACHE_URL=redis_server.url), is_sqlite=True)):
        yield redis_server


def wall(room: Room, client: Client) -> str:
    answer = client.get(f"/w/{room.code}/wall/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_another_process_renders_no_page_again(
    room: Room, shared: RedisServer, django_assert_max_num_queries: Any
) -> None:
    room.at(Stage.SHARE)
    room.photo(room.people[0], essence="Nobody is far from the shore")
    first, second = (room.client(person) for person in room.people[1:3])
    wall(room, first)
    caches["pages"].clear()  # as in another process
    with django_assert_max_num_queries(3):
        page = wall(room, second)
    assert "Nobody is far from the shore" in page
    assert page_cache._PLACEHOLDER not in page
    (name,) = shared.client.keys()
    assert room.code.encode() not in name


def test_a_changed_room_is_rendered_anew(room: Room, shared: RedisServer) -> None:
    room.at(Stage.SHARE)
    photo = room.photo(room.people[0], essence="Nobody is far from the shore")
    assert "Nobody is far" in wall(room, room.client(room.people[1]))
    visibility.hide(actor=room.leading, photo_id=photo.pk)
    caches["pages"].clear()
    assert "Nobody is far" not in wall(room, room.client(room.people[1]))


def test_pages_come_while_redis_is_away(room: Room, shared: RedisServer) -> None:
    room.at(Stage.SHARE)
    shared.stop()
    assert "</html>" in wall(room, room.client(room.people[0]))


def test_processes_that_share_pages_have_one_placeholder(tmp_path: Path) -> None:
    code = "import django; django.setup(); from places.web import page_cache; print(page_cache._PLACEHOLDER)"
    variables = {"DJANGO_SETTINGS_MODULE": "placeness.settings", "PLACENESS_DATA_DIR": str(tmp_path)}

    def placeholder(**more: str) -> str:
        command = [sys.executable, "-c", code]
        ended = subprocess.run(  # noqa: S603 - our own words
            command, cwd=ROOT, env=variables | more, capture_output=True, text=True, timeout=60, check=True
        )
        return ended.stdout

    redis = {"CACHE_URL": "redis://127.0.0.1:9/0"}
    assert placeholder(**redis) == placeholder(**redis)
    assert placeholder() != placeholder()
