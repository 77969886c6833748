"""What owners learn of echoes, and what givers find again."""

from typing import Any

from places.codes import show_code
from places.models import Echo, Participant
from places.photos.queries.echoes import (
    EchoedPhoto,
    OwnEcho,
    ReceivedEchoes,
    echoes_of,
    heard,
    is_own,
    own_echo,
    received_on_own,
)
from tests.builders.rooms import Room


def test_the_owner_learns_names_that_were_given_and_no_number(
    room: Room, other_room: Room, django_assert_num_queries: Any
) -> None:
    photo, other = room.photo(room.people[0], "The lake"), room.photo(room.people[0], "The match")
    assert heard(photo.pk) == ReceivedEchoes((), somebody=False)
    Echo.objects.create(photo=photo, giver=room.people[1], named=True)
    for person in room.people[2:4]:
        Echo.objects.create(photo=photo, giver=person)
    with django_assert_num_queries(1):
        assert heard(photo.pk) == ReceivedEchoes((room.people[1].first_name,), somebody=True)
    assert heard(other.pk) == ReceivedEchoes((), somebody=False)
    Participant.objects.filter(pk__in=[person.pk for person in room.people[1:4]]).update(
        taken_out_at=room.workshop.opened_at
    )
    assert heard(photo.pk) == ReceivedEchoes((), somebody=False)
    said = echoes_of(room.workshop.pk, room.people[1].pk)
    assert said == (EchoedPhoto(photo.pk, show_code(photo.reference)),)
    assert echoes_of(other_room.workshop.pk, room.people[1].pk) == ()


def test_what_one_has_said_oneself(room: Room) -> None:
    photo = room.photo(room.people[0], "The lake")
    Echo.objects.create(photo=photo, giver=room.people[1], named=True)
    Echo.objects.create(photo=photo, giver=room.people[2])
    told = [own_echo(photo.pk, person.pk) for person in room.people[1:4]]
    assert told == [OwnEcho(True, True), OwnEcho(True, False), OwnEcho(False, False)]


def test_owners_learn_of_their_own_photos_only_in_one_query(
    room: Room, other_room: Room, django_assert_num_queries: Any
) -> None:
    mira, sam = room.people[:2]
    lake, match = room.photo(mira, "The lake"), room.photo(sam, "The match")
    Echo.objects.create(photo=lake, giver=sam, named=True)
    Echo.objects.create(photo=match, giver=mira)
    asked = {(lake.pk, mira.pk), (match.pk, sam.pk), (lake.pk, sam.pk), (10**6, mira.pk)}
    with django_assert_num_queries(1):
        told = received_on_own(asked)
    silence = ReceivedEchoes((), somebody=False)
    assert told == {
        (lake.pk, mira.pk): ReceivedEchoes(("Sam",), somebody=False),
        (match.pk, sam.pk): ReceivedEchoes((), somebody=True),
        (lake.pk, sam.pk): silence,
        (10**6, mira.pk): silence,
    }
    assert [is_own(lake.pk, person) for person in (mira.pk, sam.pk, None)] == [True, False, False]
