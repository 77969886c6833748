"""The theme team and who could join it."""

from places.models import Participant
from places.people.queries.team import members, team
from tests.builders.rooms import Room


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
