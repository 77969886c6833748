"""Workshops: codes of their own, found by their leaders, hidden when they have been deleted."""

from django.utils import timezone

from places.models import FormerCode, Workshop
from places.people.queries import actors
from places.photos.queries import photos
from places.workshops.queries import activity, workshops
from tests.builders.rooms import Room


def test_codes_and_tokens_differ_and_leaders_see_only_their_own(room: Room, other_room: Room) -> None:
    assert room.workshop.code != other_room.workshop.code
    assert room.workshop.token != other_room.workshop.token
    newest = Workshop.objects.create(place=room.workshop.place)
    assert list(Workshop.objects.led_by(room.leader.pk)) == [newest, room.workshop]
    assert str(room.workshop).startswith("Jönköping")


def test_former_codes_go_with_their_workshop(room: Room, other_room: Room) -> None:
    for each in (room, other_room):
        FormerCode.objects.create(workshop=each.workshop, code="HT7K2M9P")
    room.workshop.delete()
    left = FormerCode.objects.get()
    assert str(left) == f"former code of {other_room.workshop.pk}"


def test_a_deleted_workshop_is_found_by_nobody(room: Room) -> None:
    FormerCode.objects.create(workshop=room.workshop, code="HT7K2M9P")
    key = room.photo(room.people[0], key="a" * 32).key
    assert photos.by_key(key) is not None
    Workshop.objects.filter(pk=room.workshop.pk).update(deleted_at=timezone.now())
    assert not Workshop.objects.filter(pk=room.workshop.pk).exists()
    assert not room.workshop.place.workshops.exists()
    assert Workshop.every.get(pk=room.workshop.pk) == room.workshop
    assert (workshops.by_id(room.workshop.pk), workshops.by_any_code("HT7K2M9P")) == (None, None)
    assert (workshops.by_code(room.workshop.code), workshops.by_token(room.workshop.token)) == (None, None)
    assert (activity.head(room.workshop.code), activity.heads([room.workshop.pk])) == (None, {})
    assert photos.by_key(key) is None
    assert actors.leads(room.workshop.pk, room.leader.pk)  # who may undo it
