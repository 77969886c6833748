"""Saying "I'm done": by oneself, for a table by its device, only of the stage that is seen, until the next one."""

import pytest

from places.desk.actions import workshops
from places.enums import Kind, Role, Stage
from places.errors import NotNow, NotYours
from places.models import Group, Participant
from places.people.actions import ready
from places.rules import Actor
from tests.builders.rooms import Room


def those_ready() -> tuple[list[str], list[str]]:
    """The people and the tables that are ready."""
    people, tables = (model.objects.filter(is_ready=True).order_by("pk") for model in (Participant, Group))
    return [person.first_name for person in people], [table.name for table in tables]


def test_a_person_says_it_and_takes_it_back(room: Room) -> None:
    mira = room.actor(room.people[0])
    first = ready.say_ready(actor=mira, ready=True, stage="gather", key="a" * 32)
    assert (first.kind, first.data, first.participant_id) == (Kind.READY_SAID, {"ready": True}, mira.me)
    assert ready.say_ready(actor=mira, ready=False, stage="gather", key="a" * 32) == first
    assert those_ready() == (["Mira"], [])
    ready.say_ready(actor=mira, ready=False, stage="gather")
    assert those_ready() == ([], [])


def test_the_device_of_a_table_says_it_for_the_table(room: Room) -> None:
    device = Actor(room.workshop.pk, Role.TABLE, group_id=room.groups[1].pk)
    with pytest.raises(NotNow):
        ready.say_ready(actor=device, ready=True, stage="gather")
    room.at(Stage.CLUSTER)
    said = ready.say_ready(actor=device, ready=True, stage="cluster")
    assert said.data == {"ready": True, "group": room.groups[1].pk}
    assert those_ready() == ([], ["Table 2"])


def test_only_of_the_stage_that_is_seen(room: Room) -> None:
    mira = room.actor(room.people[0])
    room.at(Stage.CLUSTER)
    with pytest.raises(NotNow, match="The room has moved on"):
        ready.say_ready(actor=mira, ready=True, stage="gather")
    for stage in (Stage.WELCOME, Stage.SHARE, Stage.COMBINE, Stage.CLOSE):
        room.at(stage)
        with pytest.raises(NotNow):
            ready.say_ready(actor=mira, ready=True, stage=stage)
    with pytest.raises(NotYours):
        ready.say_ready(actor=room.leading, ready=True, stage="close")
    assert those_ready() == ([], [])


def test_the_next_stage_begins_anew(room: Room, other_room: Room) -> None:
    Participant.objects.update(is_ready=True)
    Group.objects.update(is_ready=True)
    workshops.move_stage(actor=room.leading, stage=Stage.SHARE)
    still = Participant.objects.filter(is_ready=True).values_list("workshop", flat=True)
    assert set(still) == {other_room.workshop.pk}
    assert not Group.objects.filter(workshop=room.workshop, is_ready=True).exists()
