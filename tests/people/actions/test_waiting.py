"""Waiting outside, without a name in the database, and being let in."""

import datetime

import pytest

from places.database import clock
from places.enums import Kind, Role
from places.errors import Missing, NotYours, TooMany
from places.models import Latecomer, Workshop
from places.people.actions import joining, waiting
from places.people.actions.joining import Joining
from places.people.queries.waiting import is_let_in, waiting_outside
from places.rules import Actor
from tests.builders.rooms import Room


def newcomer(room: Room) -> Actor:
    return Actor(room.workshop.pk, Role.NEWCOMER)


def close(room: Room) -> None:
    Workshop.objects.filter(pk=room.workshop.pk).update(door_open=False)


def test_a_browser_waits_once(room: Room) -> None:
    token = waiting.wait_outside(actor=newcomer(room))
    assert waiting.wait_outside(actor=newcomer(room), token=token) == token
    assert waiting_outside(room.workshop.pk) == 1
    assert room.log == [(Kind.LATECOMER_WAITS, {})]
    other = waiting.wait_outside(actor=newcomer(room), token="of another room")
    assert other not in ("of another room", token)


def test_who_went_home_is_forgotten(room: Room) -> None:
    token = waiting.wait_outside(actor=newcomer(room))
    before = clock.now() - datetime.timedelta(days=2)
    Latecomer.objects.filter(token=token).update(seen_at=before)
    assert waiting_outside(room.workshop.pk) == 0
    waiting.wait_outside(actor=newcomer(room))
    assert not Latecomer.objects.filter(token=token).exists()


def test_it_is_noted_once_a_minute(room: Room) -> None:
    token = waiting.wait_outside(actor=newcomer(room))
    seen = Latecomer.objects.get().seen_at
    waiting.note_waiting(workshop_id=room.workshop.pk, token=token)
    assert Latecomer.objects.get().seen_at == seen
    Latecomer.objects.update(seen_at=seen - datetime.timedelta(minutes=2))
    waiting.note_waiting(workshop_id=room.workshop.pk, token=token)
    assert Latecomer.objects.get().seen_at >= seen


def test_not_so_many_that_it_is_an_attack(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "MOST_WAITING", 1)
    waiting.wait_outside(actor=newcomer(room))
    with pytest.raises(TooMany):
        waiting.wait_outside(actor=newcomer(room))


def test_who_is_let_in_joins_and_others_do_not(room: Room) -> None:
    close(room)
    first = waiting.wait_outside(actor=newcomer(room))
    with pytest.raises(Missing):
        joining.join(actor=newcomer(room), joining=Joining("Edith"), waited=first)
    with pytest.raises(NotYours):
        waiting.let_in(actor=room.actor(room.people[0]))
    waiting.let_in(actor=room.leading)
    assert room.log[-1] == (Kind.LATECOMERS_LET_IN, {"count": 1})
    second = waiting.wait_outside(actor=newcomer(room))
    assert (is_let_in(room.workshop.pk, first), is_let_in(room.workshop.pk, second)) == (True, False)
    joining.join(actor=newcomer(room), joining=Joining("Edith"), waited=first)
    assert list(Latecomer.objects.values_list("token", flat=True)) == [second]
    for waited in ("", first, second):
        with pytest.raises(Missing):
            joining.join(actor=newcomer(room), joining=Joining("Nils"), waited=waited)


def test_nobody_is_let_into_a_closed_workshop(room: Room) -> None:
    token = waiting.wait_outside(actor=newcomer(room))
    waiting.let_in(actor=room.leading)
    room.at("close")
    with pytest.raises(Missing):
        joining.join(actor=newcomer(room), joining=Joining("Edith"), waited=token)
