"""Who is in the room."""

import pytest
from django.utils import translation

from places.enums import PhotoState, Symbol
from places.models import Participant
from places.people.queries import people
from places.people.queries.people import Brought, GroupFacts, PersonFacts, members, team
from tests.builders.rooms import Room


def table(room: Room, number: int) -> GroupFacts:
    group = room.groups[number]
    return GroupFacts(group.pk, number + 1, f"Table {number + 1}", ["leaf", "boat"][number])


def test_how_many_have_brought_theirs(
    room: Room, other_room: Room, django_assert_num_queries: object
) -> None:
    mira, sam, anna, goran = room.people
    room.photo(mira)
    room.photo(mira)
    room.photo(sam, state=PhotoState.STARTED)
    room.photo(anna, state=PhotoState.HIDDEN)
    room.photo(goran, state=PhotoState.WITHDRAWN)
    with django_assert_num_queries(2):  # type: ignore[operator]
        found = people.brought(room.workshop.pk)
    assert found == Brought(people=4, brought=2)


@pytest.mark.parametrize(
    ("brought", "english"),
    [
        (0, "0 of 24 have brought theirs."),
        (1, "1 of 24 has brought theirs."),
        (17, "17 of 24 have brought theirs."),
    ],
)
def test_it_is_said_in_a_sentence(brought: int, english: str) -> None:
    assert Brought(24, brought).sentence() == english
    with translation.override("sv"):
        assert Brought(24, brought).sentence().startswith(f"{brought} av 24 har ")


def test_tables_in_order(room: Room, other_room: Room, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert people.groups(room.workshop.pk) == [table(room, 0), table(room, 1)]


def test_a_person_by_their_token(room: Room, other_room: Room, django_assert_num_queries: object) -> None:
    anna = room.people[2]
    Participant.objects.filter(pk=anna.pk).update(symbol=Symbol.BOAT, is_host=True)
    with django_assert_num_queries(1):  # type: ignore[operator]
        found = people.person(room.workshop.pk, anna.pk, anna.token)
    assert found == PersonFacts(anna.pk, "Anna", "boat", table(room, 1), is_host=True)
    assert people.person(room.workshop.pk, anna.pk, room.people[0].token) is None
    assert people.person(other_room.workshop.pk, anna.pk, anna.token) is None
    assert people.person(room.workshop.pk, anna.pk, "") is None


def test_first_names(room: Room) -> None:
    assert people.first_name(room.people[3].pk) == "Göran"
    assert people.first_name(None) == people.first_name(0) == people.first_name(10**9) == ""


def test_members_and_others_by_name(room: Room, other_room: Room, django_assert_num_queries) -> None:
    Participant.objects.filter(first_name__in=["Sam", "Anna"]).update(in_team=True)
    with django_assert_num_queries(1):
        found = team(room.workshop.pk)
    assert [person.first_name for person in found.members] == ["Anna", "Sam"]
    assert [person.first_name for person in found.others] == ["Göran", "Mira"]
    assert not found.is_full
    Participant.objects.filter(workshop=room.workshop).update(in_team=True)
    assert team(room.workshop.pk).is_full


def test_a_team_of_one_waits_for_a_second(room: Room, other_room: Room) -> None:
    other_room.name_team(other_room.people[0])
    people = room.people
    assert [team(room.name_team(*people[:count]).workshop.pk).waits for count in range(4)] == [
        False,
        True,
        False,
        False,
    ]


def test_whose_rights_hang_on_the_team(room: Room, other_room: Room, django_assert_num_queries) -> None:
    mira, _sam, anna, _goran = room.people
    room.name_team(mira, anna)
    other_room.name_team(other_room.people[0])
    with django_assert_num_queries(1):
        assert members(room.workshop.pk) == {mira.pk, anna.pk}
    assert members(10**9) == frozenset()
