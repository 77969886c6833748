"""Keeping by a decision: a number where one is needed, and the settings' own decision for the whole installation."""

import dataclasses
from typing import Any

import pytest

from places.enums import Hold, Kind
from places.errors import NotYours, Unclear
from places.models import Workshop
from places.retention.actions.holding import change_hold
from places.workshops.queries import workshops
from tests.builders.rooms import Room


def decision(room: Room) -> str:
    found = workshops.by_id(room.workshop.pk)
    assert found
    return found.decision


def test_a_decision_keeps_until_it_ends(room: Room, other_room: Room) -> None:
    done = change_hold(actor=room.leading, is_held=True, decision="  2026/123 ")
    assert (done.kind, done.data) == (Kind.HOLD_CHANGED, {"held": True})
    assert (decision(room), decision(other_room)) == ("2026/123", "")
    change_hold(actor=room.leading, is_held=False, decision="")
    assert decision(room) == ""


def test_an_invited_leader_keeps_it_and_does_not_let_it_go(room: Room) -> None:
    invited = dataclasses.replace(room.leading, invited=True)
    change_hold(actor=invited, is_held=False, decision="")  # nothing keeps it
    change_hold(actor=invited, is_held=True, decision="2026/123")
    with pytest.raises(NotYours):
        change_hold(actor=invited, is_held=False, decision="")
    assert decision(room) == "2026/123"


def test_where_everything_is_kept_deleting_needs_a_decision(room: Room, settings: Any) -> None:
    settings.HOLD_DECISION = "Archive rule 7"
    assert decision(room) == "Archive rule 7"
    with pytest.raises(Unclear, match="number"):
        change_hold(actor=room.leading, is_held=False, decision=" ")
    change_hold(actor=room.leading, is_held=False, decision="2026/9")
    assert decision(room) == ""
    assert Workshop.objects.get(pk=room.workshop.pk).decision == "2026/9"
    change_hold(actor=room.leading, is_held=True, decision="Archive rule 7")
    assert Workshop.objects.get(pk=room.workshop.pk).hold == Hold.INSTALLATION
    assert decision(room) == "Archive rule 7"


def test_no_number_too_long_a_number_and_others_change_nothing(room: Room) -> None:
    for words in ("", "\u200b", "x" * 201):
        with pytest.raises(Unclear):
            change_hold(actor=room.leading, is_held=True, decision=words)
    with pytest.raises(NotYours):
        change_hold(actor=room.actor(room.people[0]), is_held=True, decision="1")
    assert decision(room) == ""
