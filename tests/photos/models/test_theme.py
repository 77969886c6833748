"""Themes: one per workshop and folded word, once on a photo."""

import pytest
from django.db import IntegrityError, transaction

from places.models import Theme, ThemedPhoto
from places.texts import fold
from tests.builders.rooms import Room


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
