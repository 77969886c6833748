"""The hub, on a real event loop with a real database: nothing is lost, doubled, late or seen by the wrong people."""

import asyncio
import re
from typing import Any

import pytest
from django.db import transaction

from places.desk.actions import workshops
from places.enums import Kind, Role, Stage
from places.live import commit_signal
from places.live.frames import REFRESH
from places.live.listener import MOST_WAITING
from places.live_channels import watch
from places.live_channels.listeners import STREAMS_PER_SESSION
from places.models import Activity, Workshop
from places.people.actions import joining
from places.people.actions.joining import Joining
from places.photos.actions import bringing, visibility
from places.rules import Actor
from tests.builders.rooms import Room, open_room
from tests.live.phones import LiveRoom, act, cursor, session, texts
from tests.open_connections import open_connections

CARD = re.compile(r"photo-\d+")


@pytest.fixture
def room(own_database: str) -> Room:
    return open_room(Stage.SHARE)


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """What other processes wrote is looked for each second: no test needs to wait that long."""
    monkeypatch.setattr(watch, "LOOK_SECONDS", 0.05)


@pytest.fixture
def mira(room: Room) -> str:
    return session(room.client(room.people[0]))


@transaction.atomic
def many(room: Room, number: int, kind: Kind = Kind.STAGE_MOVED, data: dict[str, Any] | None = None) -> None:
    """Write `number` lines of the log at once, and notify once."""
    workshop = Workshop.objects.get(pk=room.workshop.pk)
    first = workshop.revision + 1
    Activity.objects.bulk_create(
        Activity(workshop=workshop, revision=first + n, kind=kind, data=data or {}) for n in range(number)
    )
    Workshop.objects.filter(pk=workshop.pk).update(revision=first + number - 1)
    transaction.on_commit(lambda: commit_signal.notify(workshop.pk, first + number - 1))


def bring(room: Room, number: int, essence: str) -> int:
    """Let a person bring a card of words, as the pages do."""
    actor = room.actor(room.people[number])
    photo = bringing.start_words(actor=actor, upload_key=f"{essence!r:x<32}"[:32]).data["photo"]
    bringing.describe(actor=actor, photo_id=photo, fields={"essence": essence})
    bringing.bring(actor=actor, photo_id=photo)
    return int(photo)


def test_every_card_reaches_every_phone_once_and_in_order(room: Room, mira: str) -> None:
    sam = session(room.client(room.people[1]))

    async def story() -> None:
        async with LiveRoom(room) as live:
            phones = [await live.open(who, channel="wall") for who in (mira, mira, sam)]
            brought = [await act(bring, room=room, number=n % 4, essence=f"Card {n}") for n in range(8)]
            for phone in phones:
                await phone.follows(room)
                put = [change["id"] for change in phone.operations if change["op"] == "put"]
                assert [name for name in put if CARD.fullmatch(name)] == [f"photo-{n}" for n in brought]
                assert texts(phone.operations, "wall-count")[-1] == "8 pictures"
            revisions = [int(event.id.rpartition(":")[2]) for event in phones[0].received]
            assert revisions == sorted(set(revisions))

    asyncio.run(story())
    assert cursor(room).revision == 24


def test_writers_at_once_lose_nothing(room: Room, mira: str) -> None:
    async def story() -> None:
        async with LiveRoom(room) as live:
            phone = await live.open(mira, channel="wall")
            await asyncio.gather(
                *(act(bring, room=room, number=n % 4, essence=f"At once {n}") for n in range(6))
            )
            await phone.follows(room)
            assert sum(f"At once {n}" in str(phone.operations) for n in range(6)) == 6

    asyncio.run(story())


def test_equal_audiences_get_the_same_bytes_and_others_their_own(room: Room, mira: str) -> None:
    sam = session(room.client(room.people[1]))

    async def story() -> None:
        async with LiveRoom(room) as live:
            one, two = await live.open(mira, channel="room"), await live.open(sam, channel="room")
            swedish = await live.open(mira, channel="room", lang="sv")
            await act(workshops.move_stage, actor=room.leading, stage=Stage.CLUSTER)
            for phone in (one, two, swedish):
                await phone.until(lambda p: p.received)
            assert one.bytes == two.bytes
            assert texts(one.operations, "stage-name") == ["Put together"]
            assert texts(swedish.operations, "stage-name") != ["Put together"]

    asyncio.run(story())


def test_a_phone_that_slept_gets_what_it_missed(room: Room, mira: str) -> None:
    async def story() -> None:
        async with LiveRoom(room) as live:
            phone = await live.open(mira, channel="wall")
            await act(bring, room=room, number=0, essence="Before the sleep")
            await phone.until(lambda p: "Before the sleep" in str(p.operations))
            seen = phone.received[-1].id
            await phone.hang_up()
            for n in range(3):
                await act(bring, room=room, number=1 + n, essence=f"While it slept {n}")
            again = await live.open(mira, channel="wall", last_event_id=seen)
            await again.follows(room)
            assert all(f"While it slept {n}" in str(again.operations) for n in range(3))
            assert "Before the sleep" not in str(again.operations)
            await act(bring, room=room, number=0, essence="Awake")
            await again.until(lambda p: "Awake" in str(p.operations))

    asyncio.run(story())


@pytest.mark.parametrize(("behind", "refreshed"), [(200, False), (201, True)])
def test_who_is_more_than_200_lines_behind_fetches_the_page(
    room: Room, mira: str, behind: int, refreshed: bool
) -> None:
    start = cursor(room)
    many(room, behind)
    end = cursor(room)

    async def story() -> None:
        async with LiveRoom(room) as live:
            phone = await live.open(mira, channel="room", since=str(start))
            await phone.until(lambda p: p.received)
            (event,) = phone.received
            assert event.id == str(end)
            assert (event.operations == REFRESH) is refreshed
            assert len(texts(event.operations, "stage-name")) == (0 if refreshed else behind)

    asyncio.run(story())


@pytest.mark.parametrize("sent", ["another-epoch:0", "another-epoch:999999"])
def test_another_epoch_fetches_the_page(room: Room, mira: str, sent: str) -> None:
    here = str(cursor(room))

    async def story() -> None:
        async with LiveRoom(room) as live:
            phone = await live.open(mira, channel="wall", since=sent)
            await phone.until(lambda p: p.received)
            assert [(event.id, event.operations) for event in phone.received] == [(here, REFRESH)]

    asyncio.run(story())


def test_a_cursor_from_the_future_fetches_the_page(room: Room, mira: str) -> None:
    epoch = cursor(room).epoch

    async def story() -> None:
        async with LiveRoom(room) as live:
            phone = await live.open(mira, channel="wall", since=f"{epoch}:7")
            await phone.until(lambda p: p.received)
            assert phone.operations == REFRESH

    asyncio.run(story())


def test_a_reader_that_does_not_read_loses_its_queue_not_the_room(room: Room, mira: str) -> None:
    sam = session(room.client(room.people[1]))

    async def story() -> None:
        async with LiveRoom(room) as live:
            stuck = live.phone(mira, channel="room")
            stuck.held = asyncio.Event()
            await stuck.opened()
            quick = await live.open(sam, channel="room")
            for _ in range(2):
                before = len(quick.operations)
                await act(many, room=room, number=MOST_WAITING - 50)
                await quick.until(lambda p, before=before: len(p.operations) > before)
            await quick.follows(room)
            assert len(texts(quick.operations, "stage-name")) == 2 * (MOST_WAITING - 50)
            stuck.held.set()
            await stuck.until(lambda p: p.received)
            assert [(event.id, event.operations) for event in stuck.received] == [
                (quick.received[-1].id, REFRESH)
            ]

    asyncio.run(story())


def test_a_session_has_three_streams_and_the_oldest_ends(room: Room, mira: str) -> None:
    sam = session(room.client(room.people[1]))

    async def story() -> None:
        async with LiveRoom(room) as live:
            other = await live.open(sam, channel="room")
            tabs = [await live.open(mira, channel="room") for _ in range(STREAMS_PER_SESSION + 2)]
            for tab in tabs[:2]:
                await tab.closed()
            await act(workshops.move_stage, actor=room.leading, stage=Stage.CLUSTER)
            for phone in (*tabs[2:], other):
                await phone.until(lambda p: p.received)
            assert [tab.ended for tab in tabs] == [True, True, False, False, False]
            assert not other.ended

    asyncio.run(story())


def test_a_stream_holds_no_database_connection(room: Room, own_database: str) -> None:
    cookies = [session(room.client(person)) for person in room.people]

    async def story() -> None:
        async with LiveRoom(room) as live:
            await live.open(cookies[0], channel="wall")
            await act(bring, room=room, number=0, essence="First")
            await live.phones[0].until(lambda p: p.received)
            one = open_connections(own_database)
            phones = [await live.open(who, channel="wall") for who in cookies for _ in range(2)]
            await act(bring, room=room, number=1, essence="Second")
            for phone in phones:
                await phone.until(lambda p: "Second" in str(p.operations))
            # the test's own acts may have come to a second or third thread: eight streams would show
            assert open_connections(own_database) - one <= 2 < len(phones)

    asyncio.run(story())


def test_who_is_made_a_host_comes_back_with_the_new_rights(room: Room, mira: str) -> None:
    sam = session(room.client(room.people[1]))

    async def story() -> None:
        async with LiveRoom(room) as live:
            hers, his = await live.open(mira, channel="desk"), await live.open(sam, channel="desk")
            await act(joining.set_host, actor=room.leading, participant_id=room.people[0].pk, on=True)
            await hers.closed()
            again = await live.open(mira, channel="desk")
            await act(bring, room=room, number=2, essence="For the desk")
            await again.until(lambda p: "desk-counts" in str(p.operations))
            await his.until(lambda p: texts(p.operations, "brought-count"))
            assert not his.ended
            assert "desk-counts" not in str(his.operations)
            assert "desk-counts" not in str(hers.operations)

    asyncio.run(story())


def test_who_changes_tables_comes_back_to_the_new_ones_board(room: Room, mira: str) -> None:
    async def story() -> None:
        async with LiveRoom(room) as live:
            phone = await live.open(mira, channel="room")
            actor = room.actor(room.people[0])
            await act(joining.change_table, actor=actor, group_id=room.groups[1].pk)
            await phone.closed()

    asyncio.run(story())


def test_news_of_another_process_are_found_without_the_commit_signal(room: Room, mira: str) -> None:
    def elsewhere() -> None:
        Activity.record(room.leading, Kind.STAGE_MOVED)

    async def story() -> None:
        async with LiveRoom(room) as live:
            phone = await live.open(mira, channel="room")
            assert live.application.hub
            commit_signal.unsubscribe(live.application.hub.notify)
            await act(elsewhere)
            await phone.until(lambda p: p.received)

    asyncio.run(story())


def test_a_workshop_that_is_gone_ends_its_streams(room: Room, mira: str) -> None:
    async def story() -> None:
        async with LiveRoom(room) as live:
            phone = await live.open(mira, channel="room")
            await act(Workshop.objects.filter(pk=room.workshop.pk).delete)
            await phone.closed()
            assert live.application.hub
            assert live.application.hub.workshops == {}

    asyncio.run(story())


def test_a_restored_log_ends_its_streams_which_come_back_to_a_refresh(room: Room, mira: str) -> None:
    async def story() -> None:
        async with LiveRoom(room) as live:
            phone = await live.open(mira, channel="room")
            before = await act(cursor, room=room)
            await act(Workshop.objects.filter(pk=room.workshop.pk).update, epoch="restored")
            await phone.closed()
            again = await live.open(mira, channel="room", last_event_id=str(before))
            await again.until(lambda p: p.operations == REFRESH)
            assert again.received[-1].id == "restored:0"

    asyncio.run(story())


def test_rooms_are_forgotten_when_nobody_listens(room: Room, mira: str) -> None:
    async def story() -> None:
        async with LiveRoom(room) as live:
            phone = await live.open(mira, channel="room")
            assert live.application.hub
            assert list(live.application.hub.workshops) == [room.workshop.pk]
            await phone.hang_up()
            assert (live.application.hub.workshops, dict(live.application.hub.sessions)) == ({}, {})

    asyncio.run(story())


def test_a_joining_crowd_and_a_withdrawn_card_are_told_as_they_are_now(room: Room, mira: str) -> None:
    newcomer = Actor(room.workshop.pk, Role.NEWCOMER)

    async def story() -> None:
        async with LiveRoom(room) as live:
            photo = await act(bring, room=room, number=0, essence="Taken back soon")
            start = str(await act(cursor, room=room))
            await act(joining.join, actor=newcomer, joining=Joining("Edith"))
            await act(visibility.withdraw, actor=room.actor(room.people[0]), photo_id=photo)
            phone = await live.open(mira, channel="wall", since=start)
            await phone.until(lambda p: {"op": "drop", "id": f"photo-{photo}"} in p.operations)
            assert texts(phone.operations, "brought-count")[-1] == "0 of 5 have brought theirs."
            assert "Taken back soon" not in str(phone.operations)

    asyncio.run(story())


@pytest.mark.parametrize(
    ("kind", "data", "logged"),
    [
        ("sent_by_a_newer_version", {}, "newer version"),
        (Kind.PERSON_CHANGED, {"person": ["no id"]}, "could not be delivered"),
    ],
)
def test_a_line_that_cannot_be_delivered_is_a_refresh_and_the_next_line_is_delivered(
    room: Room, mira: str, caplog: pytest.LogCaptureFixture, kind: Any, data: dict[str, Any], logged: str
) -> None:
    async def story() -> None:
        async with LiveRoom(room) as live:
            phone = await live.open(mira, channel="wall")
            await act(many, room=room, number=1, kind=kind, data=data)
            await phone.until(lambda p: p.operations == REFRESH)
            await act(bring, room=room, number=0, essence="The next line")
            await phone.until(lambda p: "The next line" in str(p.operations))
            assert not phone.ended

    asyncio.run(story())
    assert logged in caplog.text
