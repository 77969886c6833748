"""Tables: their names, and one more when the room grows."""

import pytest
from django.utils import translation

from places.default_words import is_default
from places.desk.actions import tables
from places.enums import Kind, Stage, Symbol
from places.errors import Missing, NotYours, Unclear
from places.models import Board, Group
from tests.builders.rooms import Room, every_row

KEY = "a" * 32


def test_signs_by_number() -> None:
    assert [tables.table_symbol(number) for number in (1, 2, 12, 13, 30)] == [
        Symbol.LEAF,
        Symbol.BOAT,
        Symbol.SHELL,
        Symbol.LEAF,
        Symbol.BIRD,
    ]


@pytest.mark.parametrize(("language", "word"), [("en", "Table"), ("sv", "Bord")])
def test_tables_are_made_with_names_for_each_reader(room: Room, language: str, word: str) -> None:
    tables.make_tables(room.workshop, range(3, 6))
    with translation.override(language):
        made = list(Group.objects.filter(workshop=room.workshop, number__gte=3))
    assert [(group.number, group.name, group.symbol) for group in made] == [
        (3, f"{word} 3", Symbol.LAMP),
        (4, f"{word} 4", Symbol.WAVE),
        (5, f"{word} 5", Symbol.TREE),
    ]


def test_a_name_is_peoples_own_until_the_table_gets_its_default_one_again(room: Room) -> None:
    one, two = room.groups
    tables.name_tables(actor=room.leading, names={one.pk: "Table 2", two.pk: "Bord 2"})
    assert [is_default(table.name) for table in Group.objects.filter(workshop=room.workshop)] == [False, True]
    with translation.override("sv"):
        tables.name_tables(actor=room.leading, names={one.pk: "Table 1", two.pk: "Kajen"})
        names = Group.objects.filter(workshop=room.workshop).values_list("name", flat=True)
        assert list(names) == ["Bord 1", "Kajen"]


def test_tables_are_named(room: Room, other_room: Room) -> None:
    one, two = room.groups
    names = {one.pk: " The  quay ", two.pk: "\u200b", other_room.groups[0].pk: "Theirs"}
    activity = tables.name_tables(actor=room.leading, names=names, key=KEY)
    assert list(Group.objects.order_by("pk").values_list("name", flat=True)) == [
        "The quay",
        "Table 2",
        "Table 1",
        "Table 2",
    ]
    assert room.log == [(Kind.WORKSHOP_CHANGED, {"tables": [one.pk, two.pk]})]
    before = every_row()
    assert tables.name_tables(actor=room.leading, names={one.pk: "Other"}, key=KEY) == activity
    with pytest.raises(Unclear, match="1 letter too long"):
        tables.name_tables(actor=room.leading, names={one.pk: "Fine", two.pk: "x" * 81})
    with pytest.raises(NotYours):
        tables.name_tables(actor=room.actor(room.people[0]), names={one.pk: "Mine"})
    assert every_row() == before


def test_a_table_gets_a_name_and_a_sign(room: Room, other_room: Room) -> None:
    one, two = room.groups
    tables.mark_table(actor=room.leading, group_id=one.pk, name=" Quay ", symbol=Symbol.STAR, key=KEY)
    tables.mark_table(actor=room.leading, group_id=two.pk, name="", symbol=Symbol.STAR)
    rows = Group.objects.filter(workshop=room.workshop).values_list("name", "symbol")
    assert list(rows) == [("Quay", Symbol.BOAT), ("Table 2", Symbol.STAR)]
    assert room.log == [
        (Kind.WORKSHOP_CHANGED, {"tables": [one.pk]}),
        (Kind.WORKSHOP_CHANGED, {"tables": [two.pk, one.pk]}),
    ]
    before = every_row()
    with pytest.raises(Unclear, match="Choose one of these signs"):
        tables.mark_table(actor=room.leading, group_id=one.pk, name="", symbol="crown")
    with pytest.raises(Missing):
        tables.mark_table(actor=room.leading, group_id=other_room.groups[0].pk, name="", symbol="leaf")
    with pytest.raises(NotYours):
        tables.mark_table(actor=room.actor(room.people[0]), group_id=one.pk, name="", symbol="leaf")
    assert every_row() == before


@pytest.mark.parametrize(("stage", "boards"), [(Stage.SHARE, 0), (Stage.CLUSTER, 3), (Stage.COMBINE, 4)])
def test_a_table_is_added_with_the_boards_that_the_stage_needs(
    room: Room, other_room: Room, stage: Stage, boards: int
) -> None:
    activity = tables.add_table(actor=room.at(stage).leading, key=KEY)
    group = Group.objects.get(workshop=room.workshop, number=3)
    assert (group.name, group.symbol) == ("Table 3", Symbol.LAMP)
    assert Board.objects.filter(workshop=room.workshop).count() == boards
    assert Board.objects.filter(group=group).count() == min(boards, 1)
    assert room.log == [(Kind.WORKSHOP_CHANGED, {"tables": [group.pk]})]
    before = every_row()
    assert tables.add_table(actor=room.leading, key=KEY) == activity
    with pytest.raises(NotYours):
        tables.add_table(actor=room.actor(room.people[0]))
    assert every_row() == before
    assert Group.objects.filter(workshop=other_room.workshop).count() == 2


def test_the_first_table_of_a_room_without_any(room: Room) -> None:
    Group.objects.filter(workshop=room.workshop).delete()
    tables.add_table(actor=room.leading)
    assert list(Group.objects.values_list("number", "name")) == [(1, "Table 1")]


def test_thirty_are_the_most(room: Room) -> None:
    tables.make_tables(room.workshop, range(3, 30))
    tables.add_table(actor=room.leading)
    with pytest.raises(Unclear, match=r"^A room has at most 30 tables\.$"):
        tables.add_table(actor=room.leading)
    assert Group.objects.filter(workshop=room.workshop).count() == 30
