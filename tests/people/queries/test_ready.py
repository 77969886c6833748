"""How many are ready: a number, with tables that have only a device, and people whose helper types for them."""

from typing import Any

from django.utils import timezone, translation

from places.enums import Stage
from places.models import Group, Participant, Tablet
from places.people.queries.ready import ReadyCount, how_many_ready, is_table_ready
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room


def found(room: Room) -> ReadyCount:
    workshop = by_id(room.workshop.pk)
    assert workshop
    return how_many_ready(workshop)


def change(person: Participant, **fields: object) -> None:
    Participant.objects.filter(pk=person.pk).update(**fields)


def test_people_who_are_here_are_counted(room: Room, other_room: Room) -> None:
    assert found(room) == ReadyCount(0, 4)
    change(room.people[0], is_ready=True)
    change(other_room.people[0], is_ready=True)
    assert found(room) == ReadyCount(1, 4)
    change(room.people[0], taken_out_at=timezone.now())
    assert found(room) == ReadyCount(0, 3)
    for stage in (Stage.WELCOME, Stage.SHARE, Stage.COMBINE, Stage.CLOSE):
        assert found(room.at(stage)) == ReadyCount()


def test_who_has_no_phone_is_ready_with_their_helper(room: Room) -> None:
    mira, sam = room.people[:2]
    change(sam, helper=mira, helper_acts=True)
    assert found(room).ready == 0
    change(mira, is_ready=True)
    assert found(room).ready == 2
    change(sam, helper_acts=False)  # back on a phone of their own
    assert found(room).ready == 1


def test_a_table_is_ready_by_its_device(room: Room) -> None:
    room.at(Stage.CLUSTER)
    one, two = room.groups
    Group.objects.filter(pk=one.pk).update(is_ready=True)
    assert (is_table_ready(one.pk), is_table_ready(two.pk)) == (True, False)
    assert found(room) == ReadyCount(2, 4)
    third = Group.objects.create(workshop=room.workshop, number=3, name="Table 3", symbol="lamp")
    assert found(room) == ReadyCount(2, 4)
    for table in (one, third):
        Tablet.objects.create(group=table)
    assert found(room) == ReadyCount(2, 5)
    Group.objects.filter(pk=third.pk).update(is_ready=True)
    assert found(room) == ReadyCount(3, 5)
    assert found(room.at(Stage.WRITE)).of == 4


def test_the_sentence(room: Room, django_assert_num_queries: Any) -> None:
    numbers = (ReadyCount(0, 0), ReadyCount(0, 24), ReadyCount(1, 24), ReadyCount(18, 24), ReadyCount(24, 24))
    assert [each.sentence for each in numbers] == [
        "", "", "1 of 24 is ready.", "18 of 24 are ready.", "All 24 are ready.",
    ]  # fmt: skip
    assert [each.is_everybody for each in numbers] == [False, False, False, False, True]
    with translation.override("sv"):
        assert numbers[3].sentence == "18 av 24 är klara."
    workshop = by_id(room.at(Stage.CLUSTER).workshop.pk)
    assert workshop
    with django_assert_num_queries(2):
        how_many_ready(workshop)
