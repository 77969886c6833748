"""Tables to choose from, and the signs that are free for a name."""

from places.enums import Symbol
from places.models import Group, Participant, Tablet
from places.people.queries.people import GroupFacts, group_facts
from places.people.queries.tables import TableChoice, choices, free_symbols, least_full, table_of, token_of
from tests.builders.rooms import Room


def test_tables_in_order_with_their_people(
    room: Room, other_room: Room, django_assert_num_queries: object
) -> None:
    late = Group.objects.create(workshop=room.workshop, number=3, name="Late", symbol=Symbol.LAMP)
    Participant.objects.filter(pk=room.people[3].pk).update(group=room.groups[0])
    with django_assert_num_queries(1):  # type: ignore[operator]
        found = choices(room.workshop.pk)
    assert found == [
        TableChoice(group_facts(room.groups[0]), 3),
        TableChoice(group_facts(room.groups[1]), 1),
        TableChoice(group_facts(late), 0),
    ]


def table(number: int, people: int) -> TableChoice:
    return TableChoice(GroupFacts(number, number, f"Table {number}", "leaf"), people)


def test_the_table_with_the_fewest_people() -> None:
    assert least_full([]) is None
    assert least_full([table(1, 3), table(2, 1), table(3, 1)]) == table(2, 1).group
    assert least_full([table(2, 0), table(1, 0)]) == table(1, 0).group


def test_signs_that_are_free(room: Room, other_room: Room, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert free_symbols(room.workshop.pk, "Åsa") is None
    assert free_symbols(room.workshop.pk, " ANNA\u200d ") == list(Symbol)
    Participant.objects.filter(pk=room.people[0].pk).update(name_key="anna", symbol=Symbol.LEAF)
    assert free_symbols(room.workshop.pk, "Anna") == [s for s in Symbol if s != Symbol.LEAF]
    Participant.objects.filter(pk=room.people[2].pk).update(first_name="Åsa", name_key="åsa")
    assert free_symbols(room.workshop.pk, "Anna") == [s for s in Symbol if s != Symbol.LEAF]


def test_the_token_or_nothing(room: Room) -> None:
    tablet = Tablet.objects.create(group=room.groups[0])
    assert token_of(tablet.pk) == tablet.token
    assert token_of(tablet.pk + 1) == ""


def test_where_a_person_sits(room: Room) -> None:
    assert table_of(room.people[3].pk) == room.groups[1].pk
    assert table_of(10**6) is None


def test_closed_tables_are_not_offered(room: Room) -> None:
    Group.objects.filter(pk=room.groups[0].pk).update(closed=True)
    assert [each.group.number for each in choices(room.workshop.pk)] == [2]
