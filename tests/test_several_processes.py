"""Two real server processes on one PostgreSQL database: what happens in one is shown in the other, once and in order.

The bus is PostgreSQL itself or a Redis of the test's own; both lose their connections in the middle.
"""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
import redis
from django.conf import settings
from django.db import connection

from places.database.sessions import SessionStore
from places.enums import Stage
from places.live.bus.drivers import channel, open_driver
from tests.builders.rooms import Room, open_room
from tests.live.bus.own_servers import BUS_CONNECTIONS, END_BUS_CONNECTIONS, Hearing, OwnRedis, given, until
from tests.real_server import RealServer, cookie_of

LISTENING = f"SELECT count(*) {BUS_CONNECTIONS} AND query LIKE 'LISTEN%'"


@dataclass
class Bus:
    """A bus by its variables: how to break it, mend it, and count who receives."""

    variables: dict[str, str]
    cut: Callable[[], object]
    mend: Callable[[], object]
    receivers: Callable[[], int]


def database_url() -> str:
    """Return the URL of the test's own database."""
    url = urlsplit(given("PLACENESS_TEST_POSTGRESQL"))
    return urlunsplit(url._replace(path=f"/{connection.settings_dict['NAME']}"))


@pytest.fixture(params=["postgresql", "redis"])
def bus(request: pytest.FixtureRequest, tmp_path: Path, settings: Any) -> Iterator[Bus]:
    if request.param == "redis":
        given("PLACENESS_TEST_REDIS")  # where services are tried at all
    request.getfixturevalue("on_postgresql")
    if request.param == "redis":
        own = OwnRedis(tmp_path)
        own.start()
        settings.BUS_URL = own.url
        with redis.Redis.from_url(own.url) as client:
            yield Bus(
                {"BUS_URL": own.url},
                own.stop,
                own.start,
                lambda: int(client.pubsub_numsub(channel())[0][1]),
            )
        own.stop()
        return
    settings.BUS_URL = database_url()
    with psycopg.connect(database_url(), autocommit=True) as admin:

        def receivers() -> int:
            found = admin.execute(LISTENING).fetchone()
            return int(found[0]) if found else 0

        yield Bus({"BUS_URL": ""}, lambda: admin.execute(END_BUS_CONNECTIONS), lambda: None, receivers)


@dataclass
class Reader:
    """Reads a stream of the room in a thread: ids of its events, and the names of stages, in order."""

    server: RealServer
    code: str
    cookie: str
    since: str = ""
    ids: list[str] = field(default_factory=list)
    stages: list[str] = field(default_factory=list)
    refreshes: int = 0

    def __post_init__(self) -> None:
        self._stream = self.server.open_stream(
            self.code, self.cookie, channel="room", lang="en", since=self.since
        )
        threading.Thread(target=self._read, daemon=True).start()

    def has(self, moved: list[str]) -> bool:
        """Whether every move has arrived, each once. Those that arrive together name the stage of the last one."""
        return len(self.stages) == len(moved) and self.stages[-1:] == moved[-1:]

    def _read(self) -> None:
        try:
            for line in self._stream:
                if line.startswith(b"id: "):
                    self.ids.append(line[4:].decode().strip())
                elif line.startswith(b"data: ["):
                    changes = json.loads(line[6:])
                    self.stages += [each["text"] for each in changes if each.get("id") == "stage-name"]
                    self.refreshes += sum(each["op"] == "refresh" for each in changes)
        except (OSError, ValueError):
            pass  # its server was killed


def leads(room: Room) -> str:
    """Return the Cookie header of the leader's browser, as the server's own sessions keep it."""
    store = SessionStore()
    store.update(dict(room.leader_client().session.items()))
    store.save()
    return f"{settings.SESSION_COOKIE_NAME}={store.session_key}"


def test_processes_hear_each_other_and_recover(bus: Bus, tmp_path: Path) -> None:
    room = open_room(Stage.SHARE)
    other = open_room(Stage.SHARE, name="Barts")
    leader, mira, elsewhere = leads(room), cookie_of(room.people[0]), cookie_of(other.people[0])
    variables = {"DATABASE_URL": database_url(), **bus.variables}
    moved: list[str] = []

    def server(name: str, role: str) -> RealServer:
        (tmp_path / "data").mkdir(exist_ok=True)
        return RealServer(tmp_path / "data", tmp_path / name, role, **variables)

    def move(web: RealServer) -> None:
        stage = (Stage.CLUSTER, Stage.SHARE)[len(moved) % 2]
        moved.append(str(stage.label))
        status = web.post(f"/w/{room.code}/desk/stage/", leader, stage=stage.value)
        assert status == 200

    with server("live", "live") as live, server("web", "web") as web:
        assert live.get("/")[0] == 404  # this process has streams only
        phone, guest = Reader(live, room.code, mira), Reader(live, other.code, elsewhere)
        until(lambda: bus.receivers() == 1)
        driver = open_driver()
        assert driver
        with Hearing(driver) as heard:
            for _ in range(6):
                move(web)
                until(lambda: phone.has(moved))
            until(lambda: heard.texts[-1:] == [f"{room.workshop.pk}:6"])
            assert all(text.startswith(f"{room.workshop.pk}:") for text in heard.texts)
        epoch = phone.ids[0].rpartition(":")[0]
        assert phone.ids == [f"{epoch}:{number}" for number in range(1, 7)]
        assert (guest.ids, guest.stages) == ([], [])

        bus.cut()
        for _ in range(2):
            move(web)  # no act fails or waits
        until(lambda: phone.has(moved))
        bus.mend()
        until(lambda: bus.receivers() == 1, 20)
        move(web)
        until(lambda: phone.has(moved))

        web.process.kill()
        with server("web-again", "web") as again:
            move(again)
            until(lambda: phone.has(moved))
            live.process.kill()
            for _ in range(2):
                move(again)
            with server("live-again", "live") as other_live:
                back = Reader(other_live, room.code, mira, since=phone.ids[-1])
                until(lambda: back.has(moved[-2:]))
                move(again)
                until(lambda: back.has(moved[-3:]))
                assert (phone.refreshes, back.refreshes) == (
                    0,
                    0,
                )  # the position is the database's, no process's
                assert back.ids[-1] == f"{epoch}:{len(moved)}"


@pytest.mark.usefixtures("on_postgresql")
def test_while_the_bus_is_silent_every_act_arrives(tmp_path: Path) -> None:
    room = open_room(Stage.SHARE)
    leader, mira = leads(room), cookie_of(room.people[0])
    variables = {"DATABASE_URL": database_url(), "BUS_URL": "none"}
    (tmp_path / "data").mkdir()
    with (
        RealServer(tmp_path / "data", tmp_path / "live", "live", **variables) as live,
        RealServer(tmp_path / "data", tmp_path / "web", "web", **variables) as web,
    ):
        phone = Reader(live, room.code, mira)
        moved = []
        for number in range(6):
            stage = (Stage.CLUSTER, Stage.SHARE)[number % 2]
            moved.append(str(stage.label))
            assert web.post(f"/w/{room.code}/desk/stage/", leader, stage=stage.value) == 200
        until(lambda: phone.has(moved))
        revisions = [int(each.rpartition(":")[2]) for each in phone.ids]
        assert revisions == sorted(set(revisions))
        assert revisions[-1] == 6
