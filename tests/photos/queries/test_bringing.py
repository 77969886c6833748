"""One's own photos in short, and whether there is room for more."""

from typing import Any

import pytest

from places.enums import PhotoState, Stage
from places.photos.queries.bringing import is_late, mine, stored_key, uploaded
from places.workshops.queries.workshops import WorkshopFacts, by_id
from tests.builders.rooms import Room


def facts(room: Room) -> WorkshopFacts:
    found = by_id(room.workshop.pk)
    assert found is not None
    return found


def test_what_is_begun_and_what_is_brought(
    room: Room, other_room: Room, django_assert_num_queries: object
) -> None:
    mira, sam = room.people[:2]
    begun = room.photo(mira, "Begun", state=PhotoState.STARTED)
    brought = room.photo(mira, "Brought", key="a" * 32, width=4, height=3, see="A lake")
    hidden = room.photo(mira, "Hidden", state=PhotoState.HIDDEN)
    room.photo(mira, "Gone", state=PhotoState.WITHDRAWN)
    room.photo(sam, "Sam's")
    workshop = facts(room)
    with django_assert_num_queries(1):  # type: ignore[operator]
        own = mine(room.actor(mira), workshop)
    assert [(card.id, card.essence, card.state) for card in own.begun] == [(begun.pk, "Begun", "started")]
    assert [card.id for card in own.brought] == [brought.pk, hidden.pk]
    card = own.brought[0]
    assert (card.key, card.width, card.height, card.see) == ("a" * 32, 4, 3, "A lake")
    assert own.left == 0


@pytest.mark.parametrize(
    ("stage", "left"),
    [(Stage.WELCOME, 0), (Stage.GATHER, 2), (Stage.COMBINE, 2), (Stage.WEIGH, 0), (Stage.CLOSE, 0)],
)
def test_how_many_more_may_be_begun_now(room: Room, stage: Stage, left: int) -> None:
    room.photo(room.people[0])
    room.photo(room.people[0], state=PhotoState.WITHDRAWN)
    assert mine(room.actor(room.people[0]), facts(room.at(stage))).left == left


def test_never_fewer_than_none_and_nothing_for_a_leader(room: Room) -> None:
    for _ in range(4):
        room.photo(room.people[0])
    assert mine(room.actor(room.people[0]), facts(room)).left == 0
    own = mine(room.leading, facts(room))
    assert (own.begun, own.brought, own.left) == ([], [], 0)


def test_what_was_sent_under_a_key(room: Room, other_room: Room, django_assert_num_queries: object) -> None:
    photo = room.photo(room.people[0], upload_key="b" * 32)
    mira, sam = room.actor(room.people[0]), room.actor(room.people[1])
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert uploaded(mira, "b" * 32) == photo.pk
    assert uploaded(mira, "c" * 32) is None
    assert uploaded(sam, "b" * 32) is None
    assert uploaded(mira, other_room.photos[0].upload_key) is None


def test_the_name_of_the_files(room: Room, other_room: Room) -> None:
    photo, words = room.photo(room.people[0], key="a" * 32), room.photo(room.people[0])
    assert stored_key(room.workshop.pk, photo.pk) == "a" * 32
    assert stored_key(room.workshop.pk, words.pk) == ""
    assert stored_key(other_room.workshop.pk, photo.pk) == ""


@pytest.mark.parametrize(
    ("stage", "late"),
    [
        (Stage.GATHER, False),  # nobody is late before the pictures are seen
        (Stage.SHARE, True),
        (Stage.CLUSTER, True),
        (Stage.COMBINE, True),
        (Stage.WEIGH, False),  # too late
    ],
)
def test_who_has_brought_nothing_is_late_until_the_room_weighs(
    room: Room, other_room: Room, stage: Stage, late: bool, django_assert_max_num_queries: Any
) -> None:
    mira, sam = room.people[:2]
    room.photo(mira)
    room.photo(sam, state=PhotoState.STARTED)
    workshop = facts(room.at(stage))
    with django_assert_max_num_queries(1):
        assert is_late(room.actor(sam), workshop) is late
    assert is_late(room.actor(mira), workshop) is False
    assert is_late(room.leading, workshop) is False
    own = mine(room.actor(sam), workshop)
    with django_assert_max_num_queries(0):
        assert is_late(room.actor(sam), workshop, own) is late
