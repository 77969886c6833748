"""What stands beside the desk's next step."""

from typing import Any

from places.desk.queries.beside import beside, outside
from places.models import Participant, Workshop
from places.people.actions import waiting
from places.rules import Actor, Role
from places.workshops.queries.workshops import WorkshopFacts, by_id
from tests.builders.rooms import Room


def facts(room: Room) -> WorkshopFacts:
    found = by_id(room.workshop.pk)
    assert found is not None
    return found


def test_it_costs_few_queries(room: Room, django_assert_max_num_queries: Any) -> None:
    Participant.objects.filter(workshop=room.workshop).update(group=room.groups[0])
    with django_assert_max_num_queries(8):
        found = beside(facts(room), leads=True)
    assert [person.leader for person in found["leading"].people] == [room.leader.pk]
    assert "leading" not in beside(facts(room), leads=False)


def test_nobody_waits_outside_an_open_door(room: Room) -> None:
    waiting.wait_outside(actor=Actor(room.workshop.pk, Role.NEWCOMER))
    assert outside(facts(room)) == 0
    Workshop.objects.filter(pk=room.workshop.pk).update(door_open=False)
    assert outside(facts(room)) == 1
