"""A new return code: the old one ends, the person's pages go on, and the log does not know the code."""

import pytest

from places.enums import Kind
from places.errors import Missing, NotYours
from places.models import Activity
from places.people.actions import return_codes
from places.people.queries.people import person
from places.people.queries.return_codes import own_code, who_returns
from tests.builders.rooms import Room
from tests.people.queries.test_return_codes import coded


def test_a_new_code_ends_the_old_one_and_nothing_else(room: Room, other_room: Room) -> None:
    mira, old = room.people[0], coded(room, 0)
    return_codes.renew(actor=room.leading, participant_id=mira.pk)
    new = own_code(room.workshop.pk, mira.pk)
    assert (new != old, who_returns(room.workshop.pk, old)) == (True, None)
    assert who_returns(room.workshop.pk, new) == (mira.pk, mira.token)
    assert person(room.workshop.pk, mira.pk, mira.token) is not None
    return_codes.renew(actor=room.leading, participant_id=mira.pk)
    assert who_returns(room.workshop.pk, new) is None
    assert own_code(room.workshop.pk, mira.pk) not in ("", old, new)


def test_the_log_tells_that_it_was_done_but_no_code(room: Room) -> None:
    mira = room.people[0]
    coded(room, 0)
    first = return_codes.renew(actor=room.leading, participant_id=mira.pk, key="d" * 32)
    code = own_code(room.workshop.pk, mira.pk)
    assert return_codes.renew(actor=room.leading, participant_id=mira.pk, key="d" * 32) == first
    assert own_code(room.workshop.pk, mira.pk) == code
    assert room.log == [(Kind.RETURN_CODE_RENEWED, {"person": mira.pk})]


def test_hosts_may_and_participants_may_not_nor_in_another_room(room: Room, other_room: Room) -> None:
    (mira, sam, *_others), _code = room.people, coded(room, 0)
    with pytest.raises(NotYours):
        return_codes.renew(actor=room.actor(sam), participant_id=mira.pk)
    sam.is_host = True
    return_codes.renew(actor=room.actor(sam), participant_id=mira.pk)
    with pytest.raises(Missing):
        return_codes.renew(actor=room.leading, participant_id=other_room.people[0].pk)
    assert Activity.objects.count() == 1
