"""Audiences: equal rights, equal bytes."""

import pytest

from places.enums import Kind, Role
from places.live.audience import Audience, moves_rights
from places.models import Activity


def test_equal_ones_are_one_and_speak_for_nobody() -> None:
    one = Audience(1, "wall", "sv", Role.PARTICIPANT)
    assert {one, Audience(1, "wall", "sv", Role.PARTICIPANT)} == {one}
    actor = Audience(1, "board-3", "sv", Role.HOST, 7).actor
    assert (actor.workshop_id, actor.role, actor.group_id, actor.participant_id) == (1, Role.HOST, 7, None)


def test_a_theme_team_of_one_receives_other_bytes_than_a_team_of_two() -> None:
    alone, both = (Audience(1, "combine", "en", Role.PARTICIPANT, team=team) for team in (1, 2))
    assert alone != both
    assert [Role.TEAM in audience.actor.roles for audience in (alone, both)] == [False, True]


@pytest.mark.parametrize(
    ("kind", "data", "expected"),
    [
        (Kind.PERSON_CHANGED, {"person": 3, "team": False}, True),
        (Kind.PERSON_CHANGED, {"person": 3, "host": True}, True),
        (Kind.PERSON_CHANGED, {"person": 3, "before": 1, "group": 2}, False),
        (Kind.PERSON_JOINED, {"person": 3, "group": 2}, False),
        (Kind.CLUSTER_ACCEPTED, {"team": True}, False),
    ],
)
def test_what_moves_the_rights_at_the_shared_board(kind: Kind, data: dict, *, expected: bool) -> None:
    assert moves_rights(Activity(kind=kind, data=data)) is expected
