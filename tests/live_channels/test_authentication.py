"""Who opens a stream: members only, with the rights that they have at this moment."""

import asyncio

import pytest
from django.test import Client

from places.desk.actions import workshops
from places.enums import Role
from places.live.audience import Audience
from places.live.frames import Cursor
from places.live_channels.authentication import (
    MOST_TOGETHER,
    Authenticator,
    StreamRequest,
    authenticate,
    authenticate_all,
    supported_language,
)
from places.workshops.sign_in_times import IDLE, LONGEST, SEEN, SINCE
from tests.builders.rooms import Room, open_room
from tests.live.phones import session


def question(room: Room, client: Client, channel: str = "room", language: str = "sv") -> StreamRequest:
    return StreamRequest(session(client), room.code, channel, language)


def test_a_member_and_their_rights(room: Room, other_room: Room) -> None:
    mira, sam = room.people[:2]
    subscriber = authenticate(question(room, room.client(mira)))
    assert subscriber
    assert subscriber.audience == Audience(room.workshop.pk, "room", "sv", Role.PARTICIPANT)
    assert (subscriber.participant_id, subscriber.here) == (mira.pk, Cursor(room.workshop.epoch, 0))
    sam.is_host = True
    sam.save()
    assert authenticate(question(room, room.client(sam))).audience.role == Role.HOST
    leader = authenticate(question(room, room.leader_client()))
    assert (leader.audience.role, leader.participant_id) == (Role.LEADER, None)


def test_only_boards_differ_between_tables(room: Room) -> None:
    client = room.client(room.people[0])
    assert authenticate(question(room, client, "wall")).audience.group_id is None
    assert authenticate(question(room, client, "board-7")).audience.group_id == room.groups[0].pk


def test_only_the_combined_board_differs_for_the_theme_team(room: Room, other_room: Room) -> None:
    mira, sam = room.people[:2]
    other_room.name_team(*other_room.people)
    for team in ([mira], [mira, sam]):
        room.name_team(*team)
        received = [
            authenticate(question(room, room.client(mira), channel))
            for channel in ("combine", "board-7", "wall")
        ]
        assert [subscriber.audience.team for subscriber in received if subscriber] == [len(team), 0, 0]
        assert authenticate(question(room, room.client(room.people[2]), "combine")).audience.team == 0


def test_an_open_page_is_a_sign_of_life_of_the_leader_and_nothing_after_the_end(room: Room) -> None:
    client = room.leader_client()
    asked = question(room, client, "screen")

    def let_pass(name: str, seconds: int) -> None:
        stored = client.session
        stored[name] -= seconds
        stored["passes"] = [7]  # what a page has written meanwhile
        stored.save()

    for _ in range(8):  # two hours of a projector, whose stream comes back each quarter of an hour
        let_pass(SEEN, 15 * 60)
        assert authenticate(asked).audience.role == Role.LEADER
    assert client.session["passes"] == [7]
    let_pass(SEEN, IDLE)
    assert authenticate(asked) is None
    client = room.leader_client()
    asked = question(room, client, "screen")
    let_pass(SINCE, LONGEST)
    assert authenticate(asked) is None


def test_strangers_are_nobody_for_every_reason_alike(room: Room, other_room: Room) -> None:
    mine = room.client(room.people[0])
    for stranger in (other_room.client(other_room.people[0]), other_room.leader_client()):
        assert authenticate(question(room, stranger)) is None
    assert authenticate(StreamRequest("", room.code, "room", "en")) is None
    assert authenticate(StreamRequest("session=unknown-session-key", room.code, "room", "en")) is None
    for code in ("", "HT7K-2M9P", "nonsense", "\x00"):
        assert authenticate(StreamRequest(session(mine), code, "room", "en")) is None
    for channel in ("", "walls", "wall-1", "board-", "board-x", "board--1", "board-" + "9" * 30):
        assert authenticate(question(room, mine, channel)) is None


def test_a_password_change_makes_a_leader_a_stranger(room: Room) -> None:
    client = room.leader_client()
    assert authenticate(question(room, client)) is not None
    room.leader.set_password("another good long password")
    room.leader.save()
    assert authenticate(question(room, client)) is None


def test_a_stolen_id_is_nobody(room: Room) -> None:
    client = room.client(room.people[0])
    claims = client.session
    claims["participants"] = {str(room.workshop.pk): [room.people[1].pk, room.people[0].token]}
    claims.save()
    assert authenticate(question(room, client)) is None


def test_open_pages_carry_the_old_code_and_still_receive(room: Room) -> None:
    asked = question(room, room.client(room.people[0]))
    workshops.change_code(actor=room.leading)
    assert authenticate(asked).here == Cursor(room.workshop.epoch, 1)


@pytest.mark.parametrize(("asked", "answered"), [("sv", "sv"), ("en", "en"), ("", "en"), ("xx", "en")])
def test_languages_that_we_speak(asked: str, answered: str) -> None:
    assert supported_language(asked) == answered


def test_a_whole_room_is_looked_up_with_one_look_at_the_workshop(
    room: Room, django_assert_max_num_queries: object
) -> None:
    questions = [question(room, room.client(person)) for person in room.people for _ in range(5)]
    with django_assert_max_num_queries(1 + 2 * len(questions)) as done:
        assert all(authenticate_all(questions))
    assert sum('"places_workshop"."code" =' in query["sql"] for query in done.captured_queries) == 1


def test_many_at_once_are_each_answered_with_their_own(own_database: str) -> None:
    room = open_room()
    cookies = [session(room.client(person)) for person in room.people]

    async def story() -> list[int | None]:
        asking = Authenticator()
        asked = [StreamRequest(cookies[n % 4], room.code, "room", "en") for n in range(2 * MOST_TOGETHER)]
        leaving = asyncio.ensure_future(asking.answer(asked[0]))
        await asyncio.sleep(0)
        leaving.cancel()
        found = await asyncio.gather(*(asking.answer(question) for question in asked))
        return [subscriber.participant_id for subscriber in found if subscriber]

    assert asyncio.run(story()) == [room.people[n % 4].pk for n in range(2 * MOST_TOGETHER)]


def test_an_error_reaches_everybody_who_asked_and_the_next_are_answered(own_database: str) -> None:
    room = open_room()
    cookies = session(room.client(room.people[0]))

    async def story() -> None:
        asking = Authenticator()
        broken = StreamRequest(cookies, None, "room", "en")  # type: ignore[arg-type]  # a bug, say
        found = await asyncio.gather(asking.answer(broken), asking.answer(broken), return_exceptions=True)
        assert [type(error) for error in found] == [TypeError, TypeError]
        assert await asking.answer(StreamRequest(cookies, room.code, "room", "en")) is not None

    asyncio.run(story())
