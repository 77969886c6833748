"""The method of a workshop in an archive."""

from places.archives.queries.method import method
from places.models import WorkshopMethod
from tests.builders.rooms import Room
from tests.facilitation.methods.test_checking import small


def test_nothing_one_there_is_or_one_of_their_own(room: Room) -> None:
    assert method(room.workshop.pk) == {"shipped": "", "own": None}
    row = WorkshopMethod.objects.create(workshop=room.workshop, shipped="two-hours")
    assert method(room.workshop.pk) == {"shipped": "two-hours", "own": None}
    row.shipped, row.document = "", small()
    row.save()
    assert method(room.workshop.pk) == {"shipped": "", "own": small()}
