"""Audiences: equal rights, equal bytes."""

from places.enums import Role
from places.live.ops import Audience


def test_equal_ones_are_one_and_speak_for_nobody() -> None:
    one = Audience(1, "wall", "sv", Role.PARTICIPANT)
    assert {one, Audience(1, "wall", "sv", Role.PARTICIPANT)} == {one}
    actor = Audience(1, "board-3", "sv", Role.HOST, 7).actor
    assert (actor.workshop_id, actor.role, actor.group_id, actor.participant_id) == (1, Role.HOST, 7, None)
