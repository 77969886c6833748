"""How every action begins."""

import pytest

from places.actions.admission import admit, done_before
from places.enums import Kind, Role, Verb
from places.errors import Missing, NotNow, Unclear
from places.models import Activity
from places.rules import Actor
from tests.rooms import Room


def test_the_workshop_is_found_and_the_rules_are_asked(room: Room) -> None:
    assert admit(room.leading, Verb.RUN_ROOM) == room.workshop
    with pytest.raises(NotNow):
        admit(room.actor(room.people[0]), Verb.VOTE)
    with pytest.raises(Missing):
        admit(Actor(10**9, Role.LEADER), Verb.RUN_ROOM)


def test_a_retry_finds_the_first_and_somebody_else_does_not(room: Room, other_room: Room) -> None:
    mira, sam = room.actor(room.people[0]), room.actor(room.people[1])
    first = Activity.record(mira, Kind.VOTED, key="k" * 32)
    assert done_before(mira, "k" * 32) == first
    assert done_before(mira, "") is None
    assert done_before(mira, "o" * 32) is None
    assert done_before(other_room.leading, "k" * 32) is None
    with pytest.raises(Unclear):
        done_before(sam, "k" * 32)
