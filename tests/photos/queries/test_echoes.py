from typing import Any

from places.models import Echo, Participant
from places.photos.queries.echoes import Heard, OwnEcho, echoes_of, heard, own_echo
from tests.builders.rooms import Room


def test_the_owner_learns_names_that_were_given_and_no_number(
    room: Room, other_room: Room, django_assert_num_queries: Any
) -> None:
    photo, other = room.photo(room.people[0], "The lake"), room.photo(room.people[0], "The match")
    assert heard(photo.pk) == Heard((), somebody=False)
    Echo.objects.create(photo=photo, giver=room.people[1], named=True)
    for person in room.people[2:4]:
        Echo.objects.create(photo=photo, giver=person)
    with django_assert_num_queries(1):
        assert heard(photo.pk) == Heard((room.people[1].first_name,), somebody=True)
    assert heard(other.pk) == Heard((), somebody=False)
    Participant.objects.filter(pk__in=[person.pk for person in room.people[1:4]]).update(
        taken_out_at=room.workshop.opened_at
    )
    assert heard(photo.pk) == Heard((), somebody=False)
    assert echoes_of(room.workshop.pk, room.people[1].pk) == (photo.pk,)
    assert echoes_of(other_room.workshop.pk, room.people[1].pk) == ()


def test_what_one_has_said_oneself(room: Room) -> None:
    photo = room.photo(room.people[0], "The lake")
    Echo.objects.create(photo=photo, giver=room.people[1], named=True)
    Echo.objects.create(photo=photo, giver=room.people[2])
    told = [own_echo(photo.pk, person.pk) for person in room.people[1:4]]
    assert told == [OwnEcho(True, True), OwnEcho(True, False), OwnEcho(False, False)]
