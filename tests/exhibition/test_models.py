"""ShareLink: one for each workshop, with 128 random bits."""

import pytest
from django.db import IntegrityError, transaction

from places.models import ShareLink
from tests.builders.rooms import Room


def test_one_for_each_workshop_and_no_two_alike(room: Room, other_room: Room) -> None:
    made = {ShareLink.objects.create(workshop=each.workshop).token for each in (room, other_room)}
    assert len(made) == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        ShareLink.objects.create(workshop=room.workshop)
