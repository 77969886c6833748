"""The theme team."""

import pytest

from places.enums import Kind, Stage
from places.errors import Missing, NotNow, NotYours, Unclear
from places.models import Activity, Participant
from places.people.actions import team
from tests.builders.rooms import Room, open_room
from tests.builders.tables import add_tables

KEY = "f" * 32


@pytest.fixture
def combining(db: None) -> Room:
    return open_room(Stage.COMBINE)


def members() -> list[str]:
    return list(Participant.objects.filter(in_team=True).values_list("first_name", flat=True))


def test_people_come_in_and_go_out(combining: Room) -> None:
    mira, sam = combining.people[:2]
    first = team.set_team(actor=combining.leading, participant_id=mira.pk, on=True, key=KEY)
    assert (first.kind, first.data) == (Kind.PERSON_CHANGED, {"person": mira.pk, "team": True})
    assert team.set_team(actor=combining.leading, participant_id=mira.pk, on=True, key=KEY) == first
    team.set_team(actor=combining.leading, participant_id=sam.pk, on=True)
    assert members() == ["Mira", "Sam"]
    team.set_team(actor=combining.leading, participant_id=mira.pk, on=False)
    assert members() == ["Sam"]
    assert Activity.objects.filter(kind=Kind.PERSON_CHANGED).count() == 3


def test_a_host_may_name_the_team_and_others_may_not(combining: Room) -> None:
    mira, sam = combining.people[:2]
    with pytest.raises(NotYours):
        team.set_team(actor=combining.actor(mira), participant_id=mira.pk, on=True)
    mira.in_team = True
    with pytest.raises(NotYours):
        team.set_team(actor=combining.actor(mira), participant_id=sam.pk, on=True)
    mira.in_team, mira.is_host = False, True
    team.set_team(actor=combining.actor(mira), participant_id=sam.pk, on=True)
    assert members() == ["Sam"]


def test_four_are_enough(combining: Room, other_room: Room) -> None:
    add_tables(combining, 3)
    for person in combining.people[:4]:
        team.set_team(actor=combining.leading, participant_id=person.pk, on=True)
    with pytest.raises(Unclear, match="four people already"):
        team.set_team(actor=combining.leading, participant_id=combining.people[4].pk, on=True)
    team.set_team(actor=combining.leading, participant_id=combining.people[0].pk, on=True)
    team.set_team(actor=other_room.at(Stage.COMBINE).leading, participant_id=other_room.people[0].pk, on=True)
    assert len(members()) == 5


def test_nobody_from_another_room_and_not_before_its_time(combining: Room, other_room: Room) -> None:
    with pytest.raises(Missing):
        team.set_team(actor=combining.leading, participant_id=other_room.people[0].pk, on=True)
    combining.at(Stage.GATHER)
    with pytest.raises(NotNow):
        team.set_team(actor=combining.leading, participant_id=combining.people[0].pk, on=True)
    assert members() == []
