"""The watch: what no notification has told is found within a second, with as many statements as for one workshop."""

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from places.enums import Kind, Role, Stage
from places.live import commit_signal
from places.live.audience import Audience
from places.live.frames import Cursor
from places.live.listener import Listener
from places.live_channels import watch
from places.live_channels.listeners import SessionStreams, WorkshopListeners
from places.live_channels.watch import Watch
from places.models import Activity
from tests.builders.rooms import Room, open_room
from tests.live.phones import LiveRoom, act, cursor, session, texts


@pytest.fixture
def rooms(on_disk: Path) -> list[Room]:
    return [open_room(Stage.WRITE, name=name) for name in ("Jönköping", "Barts", "Visby")]


def followed(rooms: list[Room]) -> dict[int, WorkshopListeners]:
    """Return the listeners of these rooms, one at each vision."""
    found = {}
    for room in rooms:
        listeners = WorkshopListeners(room.workshop.pk, cursor(room))
        listeners.add(vision(room), listeners.cursor)
        listeners.signal.clear()
        found[room.workshop.pk] = listeners
    return found


def vision(room: Room) -> Listener:
    return Listener(Audience(room.workshop.pk, "vision", "en", Role.LEADER), "the session", None, 1e12)


def look(workshops: dict[int, WorkshopListeners], sessions: SessionStreams | None = None) -> list[str]:
    """Look once; return the statements that it took."""
    statements: list[str] = []

    def counted(function: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:
        def run() -> Any:
            try:
                connection.ensure_connection()
                with CaptureQueriesContext(connection) as captured:
                    return function(*args)
            finally:
                statements.extend(each["sql"] for each in captured if each["sql"].startswith("SELECT"))
                connections.close_all()

        return asyncio.get_running_loop().run_in_executor(None, run)

    async def once() -> None:
        await Watch(workshops, sessions or SessionStreams(), counted)._look()

    asyncio.run(once())
    return statements


def test_the_number_of_statements_does_not_grow_with_the_workshops(rooms: list[Room]) -> None:
    assert look({}) == []
    for few in (rooms[:1], rooms):
        workshops = followed(few)
        look(workshops)  # sends the first lists of who writes
        assert len(look(workshops)) == 2
        assert not any(each.signal.is_set() for each in workshops.values())


def test_it_wakes_the_workshop_that_has_news_and_no_other(rooms: list[Room]) -> None:
    workshops = followed(rooms)
    Activity.record(rooms[1].leading, Kind.VOTED)
    look(workshops)
    assert [workshops[room.workshop.pk].signal.is_set() for room in rooms] == [False, True, False]


@pytest.mark.parametrize("how", ["deleted", "restored", "shorter"])
def test_it_ends_the_streams_of_a_workshop_that_is_gone_or_begins_anew(rooms: list[Room], how: str) -> None:
    Activity.record(rooms[1].leading, Kind.VOTED)
    workshops = followed(rooms)
    (listener,) = workshops[rooms[1].workshop.pk].all_listeners()
    row = type(rooms[1].workshop).objects.filter(pk=rooms[1].workshop.pk)
    {
        "deleted": row.delete,
        "restored": lambda: row.update(epoch="x"),
        "shorter": lambda: row.update(revision=0),
    }[how]()
    look(workshops)
    assert listener.closed
    assert list(workshops) == [rooms[0].workshop.pk, rooms[2].workshop.pk]


def test_a_delivery_while_it_looks_is_no_log_that_begins_anew(rooms: list[Room]) -> None:
    """The log's head may have been read before a delivery of what came after it."""
    (listeners,) = followed(rooms[:1]).values()
    workshops = {listeners.workshop_id: listeners}
    before = listeners.cursor
    listeners.cursor = Cursor(before.epoch, before.revision + 5)
    Watch(workshops, SessionStreams(), asyncio.ensure_future)._compare(listeners, before, before)
    assert list(workshops) == [listeners.workshop_id]
    assert not listeners.signal.is_set()


def test_a_leader_who_signs_out_loses_the_desks_stream_and_participants_stay(
    rooms: list[Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "LOOK_SECONDS", 0.05)
    monkeypatch.setattr(watch, "SESSION_LOOK_SECONDS", 0.0)
    room = rooms[0]
    leads, takes_part = room.leader_client(), room.client(room.people[0])
    cookie = session(leads)

    async def story() -> None:
        async with LiveRoom(room) as live:
            desk = await live.open(cookie, channel="desk")
            phone = await live.open(session(takes_part), channel="room")
            await act(leads.post, path="/sign-out/")  # at this process or at another one
            await desk.closed()
            assert not phone.ended
            again = await live.open(cookie, channel="desk")
            assert again.status == 404

    asyncio.run(story())


def test_while_the_bus_is_silent_all_acts_arrive_in_order_and_once(rooms: list[Room]) -> None:
    """No process tells another anything: the look of each second finds it all."""
    room = rooms[0]
    mira = session(room.client(room.people[0]))

    def elsewhere() -> None:
        with contextlib.ExitStack() as silent:
            for callback in tuple(commit_signal._callbacks):
                commit_signal.unsubscribe(callback)
                silent.callback(commit_signal.subscribe, callback)
            Activity.record(room.leading, Kind.STAGE_MOVED)

    async def story() -> None:
        async with LiveRoom(room) as live:
            phone = await live.open(mira, channel="room")
            for _ in range(7):
                await act(elsewhere)
                await asyncio.sleep(0.2)
            await phone.follows(room)
            revisions = [int(event.id.rpartition(":")[2]) for event in phone.received]
            assert revisions == sorted(set(revisions))
            assert len(texts(phone.operations, "stage-name")) == 7

    assert watch.LOOK_SECONDS <= 1.0
    asyncio.run(story())


def test_while_the_database_is_away_it_is_told_once_and_everything_arrives_afterwards(
    rooms: list[Room], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the file of the database is taken away")
    monkeypatch.setattr(watch, "LOOK_SECONDS", 0.05)
    room = rooms[0]
    mira = session(room.client(room.people[0]))
    path = Path(settings.DATABASES["default"]["NAME"])
    away = path.with_name("away")

    async def story() -> None:
        async with LiveRoom(room) as live:
            phone = await live.open(mira, channel="room")
            path.rename(away)
            path.mkdir()
            await asyncio.sleep(0.5)
            path.rmdir()
            away.rename(path)
            await act(lambda: Activity.record(room.leading, Kind.STAGE_MOVED))
            await phone.follows(room)
            await asyncio.sleep(2)  # until the next look has told that the database is back

    asyncio.run(story())
    told = [
        record.getMessage() for record in caplog.records if "The log of live updates" in record.getMessage()
    ]
    assert len([line for line in told if "cannot be reached" in line]) == 1
    assert len([line for line in told if "can be reached again" in line]) == 1
