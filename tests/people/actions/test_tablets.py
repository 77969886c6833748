"""A table's device: joins once, acts for its table, is nobody."""

import pytest

from places.enums import Kind, Role, Stage
from places.errors import Missing, NotYours, Unclear
from places.models import Activity, Participant, Tablet
from places.people.actions import tablets
from places.people.queries import actors, people
from places.rules import Actor
from tests.builders.rooms import Room


def join(room: Room, table: int | None = 2, key: str = "") -> Activity:
    return tablets.join_as_table(actor=Actor(room.workshop.pk, Role.NEWCOMER), table=table, key=key)


def test_it_joins_once_per_key_and_is_no_person(room: Room) -> None:
    first = join(room, key="a" * 32)
    assert join(room, key="a" * 32) == first
    tablet = Tablet.objects.get()
    assert (first.kind, first.data) == (
        Kind.TABLET_JOINED,
        {"tablet": tablet.pk, "group": room.groups[1].pk},
    )
    assert Participant.objects.filter(workshop=room.workshop).count() == 4
    assert people.brought(room.workshop.pk).people == 4


def test_its_session_makes_it_the_table(room: Room, other_room: Room) -> None:
    join(room)
    claims = {
        str(room.workshop.pk): [0, Tablet.objects.get().token],
        str(other_room.workshop.pk): [0, Tablet.objects.get().token],
    }
    expected = Actor(room.workshop.pk, Role.TABLE, None, room.groups[1].pk)
    assert actors.who_asks(room.workshop.pk, claims, None) == (expected, None)
    assert actors.rights(room.workshop.pk, claims, None) == expected
    assert actors.rights(other_room.workshop.pk, claims, None).role == Role.NEWCOMER
    leading = actors.rights(room.workshop.pk, claims, room.leader.pk)
    assert (leading.role, leading.group_id) == (Role.LEADER, None)
    with pytest.raises(NotYours):
        _ = expected.me


def test_tables_that_are_not_there(room: Room) -> None:
    for table in (None, 0, 3):
        with pytest.raises(Unclear) as refused:
            join(room, table)
        assert refused.value.details == {"field": "table"}
    assert not Tablet.objects.exists()


def test_a_closed_door_is_closed_to_devices_too(room: Room) -> None:
    room.workshop.door_open = False
    room.workshop.save()
    with pytest.raises(Missing):
        join(room)


def test_stopping_forgets_this_device_only(room: Room) -> None:
    join(room)
    kept = join(room).data["tablet"]
    gone = Tablet.objects.exclude(pk=kept).get()
    tablets.stop(actor=Actor(room.workshop.pk, Role.TABLE, None, gone.group_id), token=gone.token)
    assert Tablet.objects.get().pk == kept
    claims = {str(room.workshop.pk): [0, gone.token]}
    assert actors.rights(room.workshop.pk, claims, None).role == Role.NEWCOMER
    assert room.at(Stage.SHARE).workshop.stage == Stage.SHARE
