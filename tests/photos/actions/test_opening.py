"""Opening a photo is remembered of the photo, and by nobody's name."""

from places.models import Activity, Photo
from places.photos.actions import opening
from tests.builders.rooms import Room


def test_somebody_elses_look_counts_the_owners_does_not(room: Room, other_room: Room) -> None:
    photo = room.photo(room.people[0])
    opening.open_photo(actor=room.actor(room.people[0]), photo_id=photo.pk)
    opening.open_photo(actor=other_room.leading, photo_id=photo.pk)
    assert not Photo.objects.get(pk=photo.pk).opened
    opening.open_photo(actor=room.actor(room.people[1]), photo_id=photo.pk)
    seen = Photo.objects.get(pk=photo.pk)
    assert (seen.opened, seen.rev) == (True, photo.rev)
    assert not Activity.objects.exists()
    assert not Photo.objects.filter(workshop=other_room.workshop, opened=True).exists()
