"""Constraints of photos and themes."""

import pytest
from django.db import IntegrityError, transaction

from places.enums import PhotoState
from places.models import Photo, Theme, ThemedPhoto
from places.texts import fold
from tests.builders.rooms import Room


def test_only_brought_photos_are_shown(room: Room) -> None:
    brought = room.photo(room.people[0])
    for state in (PhotoState.STARTED, PhotoState.HIDDEN, PhotoState.WITHDRAWN):
        room.photo(room.people[0], state=state)
    assert list(Photo.objects.shown()) == [brought]
    assert str(brought) == f"photo {brought.pk}"


def test_upload_keys_and_picture_keys_are_used_once(room: Room) -> None:
    room.photo(room.people[0], upload_key="u" * 32, key="p" * 32)
    room.photo(room.people[1], upload_key="u" * 32)
    with pytest.raises(IntegrityError), transaction.atomic():
        room.photo(room.people[0], upload_key="u" * 32)
    with pytest.raises(IntegrityError), transaction.atomic():
        room.photo(room.people[0], key="p" * 32)


def theme(room: Room, name: str) -> Theme:
    return Theme.objects.create(workshop=room.workshop, name=name, key=fold(name), slug="x")


def test_one_word_per_workshop_whatever_its_case(room: Room, other_room: Room) -> None:
    water = theme(room, "Ångest")
    theme(other_room, "ångest")
    with pytest.raises(IntegrityError), transaction.atomic():
        theme(room, "ångest")
    photo = room.photo(room.people[0])
    ThemedPhoto.objects.create(tag=water, content_object=photo)
    assert list(photo.themes.all()) == [water]
    with pytest.raises(IntegrityError), transaction.atomic():
        ThemedPhoto.objects.create(tag=water, content_object=photo)
