"""What was printed with people's pictures on it is recorded."""

import pytest

from places.desk.actions import printing
from places.enums import Kind
from places.errors import NotYours
from tests.builders.rooms import Room


def test_a_ballot_is_recorded_with_its_photos(room: Room) -> None:
    activity = printing.log_ballot(actor=room.leading, photo_ids=[7, 3, 7])
    assert (activity.kind, activity.data) == (Kind.EXPORTED, {"file": "ballot", "photos": [3, 7]})
    with pytest.raises(NotYours):
        printing.log_ballot(actor=room.actor(room.people[0]), photo_ids=[])
