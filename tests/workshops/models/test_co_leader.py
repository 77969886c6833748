"""An invitation to lead."""

from django.utils import timezone

from places.models import CoLeader
from tests.builders.rooms import Room


def test_its_name(room: Room) -> None:
    row = CoLeader.objects.create(workshop=room.workshop, digest="d", expires_at=timezone.now())
    assert str(row) == f"co-leader {row.pk} of {room.workshop.pk}"
