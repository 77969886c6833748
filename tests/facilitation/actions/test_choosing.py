"""Choosing a method: one that there is, or one from a file."""

import pytest

from places.enums import Kind
from places.errors import NotYours, Unclear
from places.facilitation.actions.choosing import bring_method, choose_method, copy_method, set_method
from places.facilitation.methods.checking import check_method
from places.facilitation.queries.workshop_methods import method_of
from places.models import WorkshopMethod
from places.texts import clean
from tests.builders.rooms import Room
from tests.facilitation.methods.test_checking import small

OWN = check_method(small(), clean)


def test_a_leader_chooses_one(room: Room, other_room: Room) -> None:
    choose_method(actor=room.leading, method_id="two-hours", key="k1")
    choose_method(actor=room.leading, method_id="sixty-minutes", key="k1")
    assert method_of(room.workshop.pk).method.id == "two-hours"
    choose_method(actor=room.leading, method_id="sixty-minutes")
    assert method_of(room.workshop.pk).method.id == "sixty-minutes"
    assert method_of(other_room.workshop.pk).method.id == "ninety-minutes"
    assert room.log == [(Kind.METHOD_CHOSEN, {"own": False})] * 2


def test_one_of_their_own(room: Room) -> None:
    bring_method(actor=room.leading, method=OWN)
    assert method_of(room.workshop.pk).method == OWN
    assert room.log == [(Kind.METHOD_CHOSEN, {"own": True})]
    choose_method(actor=room.leading, method_id="two-hours")
    assert method_of(room.workshop.pk).is_own is False


def test_one_that_there_is_not(room: Room) -> None:
    with pytest.raises(Unclear):
        choose_method(actor=room.leading, method_id="short")
    assert room.log == []


def test_only_leaders_choose(room: Room) -> None:
    for person in room.people[:1]:
        with pytest.raises(NotYours):
            choose_method(actor=room.actor(person), method_id="two-hours")
        with pytest.raises(NotYours):
            bring_method(actor=room.actor(person), method=OWN)
    assert WorkshopMethod.objects.count() == 0


def test_a_copy_follows_the_same(room: Room, other_room: Room) -> None:
    copy_method(room.workshop.pk, other_room.workshop)
    assert WorkshopMethod.objects.count() == 0
    set_method(room.workshop, own=OWN)
    copy_method(room.workshop.pk, other_room.workshop)
    assert method_of(other_room.workshop.pk).method == OWN
