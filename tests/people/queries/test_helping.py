from typing import Any

from places.models import Participant
from places.people.queries.helping import Helped, helped_by, helper_name, may_act, token_of_helped
from tests.builders.rooms import Room


def test_who_may_act_for_whom(room: Room, other_room: Room, django_assert_num_queries: Any) -> None:
    sam, edith, number = room.people[1], room.people[2], room.workshop.pk
    assert helper_name(edith.pk) == token_of_helped(number, sam.pk, edith.pk) == ""
    Participant.objects.filter(pk=edith.pk).update(helper=sam, helper_acts=True)
    room.photo(edith, "ours")
    room.photo(edith, "begun", state="started")
    with django_assert_num_queries(1):
        assert helped_by(number, sam.pk) == (
            Helped(edith.pk, edith.first_name, edith.symbol, 1, may_act=True),
        )
    assert helper_name(edith.pk) == sam.first_name
    assert token_of_helped(number, sam.pk, edith.pk) == edith.token
    assert may_act(number, (sam.pk, sam.token), edith.pk)
    assert not may_act(number, (sam.pk, "x" * 32), edith.pk)
    assert not may_act(number, (room.people[0].pk, room.people[0].token), edith.pk)
    assert not may_act(other_room.workshop.pk, (sam.pk, sam.token), edith.pk)


def test_not_when_one_of_them_is_out_or_it_was_ended(room: Room) -> None:
    sam, edith, number = room.people[1], room.people[2], room.workshop.pk
    people = Participant.objects.filter(pk=edith.pk)
    people.update(helper=sam, helper_acts=False)
    assert not may_act(number, (sam.pk, sam.token), edith.pk)
    assert (helper_name(edith.pk), token_of_helped(number, sam.pk, edith.pk)) == ("", "")
    people.update(helper_acts=True)
    Participant.objects.filter(pk=sam.pk).update(taken_out_at=room.workshop.opened_at)
    assert not may_act(number, (sam.pk, sam.token), edith.pk)
    people.update(taken_out_at=room.workshop.opened_at)
    assert helped_by(number, sam.pk) == ()
