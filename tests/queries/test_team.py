"""The theme team and who could join it."""

from places.models import Participant
from places.queries.team import team
from tests.rooms import Room


def test_members_and_others_by_name(room: Room, other_room: Room, django_assert_num_queries) -> None:
    Participant.objects.filter(first_name__in=["Sam", "Anna"]).update(in_team=True)
    with django_assert_num_queries(1):
        found = team(room.workshop.pk)
    assert [person.first_name for person in found.members] == ["Anna", "Sam"]
    assert [person.first_name for person in found.others] == ["Göran", "Mira"]
    assert not found.is_full
    Participant.objects.filter(workshop=room.workshop).update(in_team=True)
    assert team(room.workshop.pk).is_full
