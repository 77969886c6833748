"""What others say of a photo, as frames beside the log, for its owner only."""

import asyncio
import json
from typing import Any

import pytest

from places.enums import Role, Stage
from places.live.audience import Audience
from places.live_channels.channels import allowed, is_channel
from places.live_channels.echoes import frames, listening
from places.models import Echo, Participant, Photo
from places.photos.actions import echoes
from places.photos.queries.echoes import ReceivedEchoes
from tests.builders.rooms import Room, open_room
from tests.live.phones import LiveRoom, act, session


@pytest.fixture
def sharing(db: None) -> Room:
    return open_room(Stage.SHARE, photos=4)


def own_page(room: Room, photo: Photo, person: Participant, language: str = "en") -> Audience:
    channel = f"photo-{photo.pk}"
    return Audience(room.workshop.pk, channel, language, Role.PARTICIPANT, person=person.pk)


def operations(data: bytes) -> list[dict[str, Any]]:
    assert data.startswith(b"data: ")  # no id: no page's cursor moves
    told: list[dict[str, Any]] = json.loads(data.removeprefix(b"data: "))
    return told


def test_the_owner_is_told_in_their_language_and_hears_what_is_new(sharing: Room) -> None:
    photo, (mira, sam) = sharing.photos[0], sharing.people[:2]
    Echo.objects.create(photo=photo, giver=sam, named=True)
    silence = ReceivedEchoes((), somebody=False)
    english, swedish = (own_page(sharing, photo, mira, language) for language in ("en", "sv"))
    told = frames({english: silence, swedish: None})
    (here, data), (_here, at_first) = told[english], told[swedish]
    put, said = operations(data)
    assert (here, put["op"], put["id"], "hidden" in put["html"]) == (
        ReceivedEchoes(("Sam",), somebody=False),
        "put",
        "heard",
        False,
    )
    assert said == {"op": "say", "text": "Sam says: this speaks to me too."}
    assert [each["op"] for each in operations(at_first)] == ["put"]  # what the page has shown already


def test_nothing_is_told_twice_and_nothing_to_others(sharing: Room, django_assert_num_queries: Any) -> None:
    photo, (mira, sam) = sharing.photos[0], sharing.people[:2]
    Echo.objects.create(photo=photo, giver=sharing.people[2])
    somebody = ReceivedEchoes((), somebody=True)
    audience, others = own_page(sharing, photo, mira), own_page(sharing, photo, sam)
    with django_assert_num_queries(1):
        assert frames({audience: somebody}) == {}
    assert "Somebody" not in operations(frames({others: None})[others][1])[0]["html"]
    wall = Audience(sharing.workshop.pk, "wall", "en", Role.PARTICIPANT)
    leader = Audience(sharing.workshop.pk, f"photo-{photo.pk}", "en", Role.LEADER)
    assert listening([audience, wall, leader]) == [audience]


def test_taken_back_it_is_gone_from_the_page(sharing: Room) -> None:
    audience = own_page(sharing, sharing.photos[0], sharing.people[0])
    (put,) = operations(frames({audience: ReceivedEchoes(("Sam",), somebody=False)})[audience][1])
    assert ("hidden" in put["html"], "Sam" in put["html"]) == (True, False)


def test_the_channel_is_its_owners(sharing: Room, other_room: Room) -> None:
    photo, (mira, sam) = sharing.photos[0], sharing.people[:2]
    foreign = other_room.people[0]
    may = [allowed(own_page(sharing, photo, person), Stage.SHARE) for person in (mira, sam, foreign)]
    assert may == [True, False, False]
    assert [is_channel(name) for name in ("photo-1", "photo", "photo-x", "photo--1")] == [
        True,
        False,
        False,
        False,
    ]


def test_the_owners_open_page_follows_and_nobody_elses_does(own_database: str) -> None:
    room = open_room(Stage.SHARE, photos=4)
    photo, (mira, sam, anna) = room.photos[0], room.people[:3]
    of_mira, of_anna = session(room.client(mira)), session(room.client(anna))
    said = {"actor": room.actor(sam), "photo_id": photo.pk}

    async def story() -> None:
        async with LiveRoom(room) as live:
            own = await live.open(of_mira, channel=f"photo-{photo.pk}")
            others = [await live.open(of_anna, channel=channel) for channel in (f"photo-{photo.pk}", "wall")]
            await own.until(lambda phone: heard(phone) == 1)
            await act(echoes.give, named=True, **said)
            await own.until(lambda phone: b"Sam says" in phone.bytes)
            await act(echoes.take_back, **said)
            await own.until(lambda phone: heard(phone) == 3)
            assert [b"Sam" in phone.bytes for phone in others] == [False, False]

    asyncio.run(story())


def heard(phone: Any) -> int:
    """How often the owner's page was told."""
    return int(phone.bytes.count(b'"heard"'))
