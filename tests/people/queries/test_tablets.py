"""The token of a table's device."""

from places.models import Tablet
from places.people.queries.tablets import token_of
from tests.builders.rooms import Room


def test_the_token_or_nothing(room: Room) -> None:
    tablet = Tablet.objects.create(group=room.groups[0])
    assert token_of(tablet.pk) == tablet.token
    assert token_of(tablet.pk + 1) == ""
