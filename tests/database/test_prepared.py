"""Prepared queries give what Django gives, and are built once."""

from typing import Any

import pytest
from django.db.models import Count, QuerySet

from places.database.prepared import prepared, prepared_rows
from places.enums import Stage
from places.models import Participant, Workshop
from tests.builders.rooms import Room

built: list[str] = []


@prepared(related=("group", "group__workshop"))
def _person(workshop_id: int, token: str) -> QuerySet[Participant]:
    built.append("person")
    return Participant.objects.filter(workshop_id=workshop_id, token=token)


@prepared_rows
def _opened(code: str) -> QuerySet[Any]:
    return Workshop.objects.filter(code=code).values_list("stage", "opened_at", "door_open", "keep_until")


@prepared_rows
def _counted(workshop_id: int) -> QuerySet[Any]:
    people = Participant.objects.filter(workshop_id=workshop_id).order_by().values("group_id")
    return people.annotate(count=Count("pk")).order_by("group_id").values_list("group_id", "count")


def test_instances_come_with_what_select_related_names(
    room: Room, other_room: Room, django_assert_num_queries: Any
) -> None:
    mira, stranger = room.people[0], other_room.people[1]
    with django_assert_num_queries(2):
        (found,) = _person(room.workshop.pk, mira.token)
        assert (found, found.first_name, found.group.name) == (mira, "Mira", "Table 1")
        assert found.group.workshop.opened_at == room.workshop.opened_at
        assert _person(room.workshop.pk, stranger.token) == []
    assert not found._state.adding
    found.first_name = "Miriam"
    found.save()
    assert Participant.objects.get(pk=mira.pk).first_name == "Miriam"


@prepared(related=("place",), annotations=("tables",))
def _told(workshop_id: int) -> QuerySet[Any]:
    return Workshop.objects.filter(pk=workshop_id).annotate(tables=Count("groups"))


def test_instances_come_with_what_annotate_tells(room: Room, other_room: Room) -> None:
    (found,) = _told(room.workshop.pk)
    assert (found, found.place.name, found.tables) == (room.workshop, "Jönköping", 2)
    other_room.groups[0].delete()
    assert [found.tables for found in _told(other_room.workshop.pk)] == [1]


def test_nobody_at_no_table_has_no_table(room: Room) -> None:
    mira = room.people[0]
    Participant.objects.filter(pk=mira.pk).update(group=None)
    (found,) = _person(room.workshop.pk, mira.token)
    assert found.group is None


def test_tuples_hold_what_python_knows(room: Room) -> None:
    assert _opened(room.workshop.code) == [(Stage.GATHER, room.workshop.opened_at, True, None)]
    assert _opened("NOTHING1") == []


def test_sums_are_counted_anew_each_time(room: Room, other_room: Room) -> None:
    assert _counted(room.workshop.pk) == [(group.pk, 2) for group in room.groups]
    room.people[0].delete()
    assert _counted(room.workshop.pk) == [(room.groups[0].pk, 1), (room.groups[1].pk, 2)]


def test_it_is_built_once(room: Room) -> None:
    _person(room.workshop.pk, "first")
    before = len(built)
    _person(room.workshop.pk, "second")
    assert len(built) == before


def test_a_value_that_cannot_be_found_again_is_refused(room: Room) -> None:
    @prepared_rows
    def changed(name: str) -> QuerySet[Any]:
        return Participant.objects.filter(first_name__contains=name).values_list("pk")

    @prepared_rows
    def unused(workshop_id: int, name: str) -> QuerySet[Any]:
        return Participant.objects.filter(workshop_id=workshop_id).values_list("pk")

    with pytest.raises(TypeError, match="as it is"):
        changed("Mi")
    with pytest.raises(TypeError, match="as it is"):
        unused(1, "Mira")
