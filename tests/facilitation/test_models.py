"""The row of a workshop's method."""

import pytest
from django.db import IntegrityError

from places.models import WorkshopMethod
from tests.builders.rooms import Room


def test_a_workshop_has_one(room: Room) -> None:
    row = WorkshopMethod.objects.create(workshop=room.workshop, shipped="two-hours")
    assert str(row) == f"method of {room.workshop.pk}"
    with pytest.raises(IntegrityError):
        WorkshopMethod.objects.create(workshop=room.workshop)


def test_it_goes_with_its_workshop(room: Room) -> None:
    WorkshopMethod.objects.create(workshop=room.workshop)
    room.workshop.delete()
    assert WorkshopMethod.objects.count() == 0
