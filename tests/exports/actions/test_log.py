"""What was taken out is in the log, with who took it."""

import pytest

from places.enums import Kind
from places.errors import NotYours
from places.exports.actions import log_file
from tests.builders.rooms import Room


def test_what_left_the_room_and_by_whom(room: Room) -> None:
    room.at("write")
    activity = log_file(actor=room.leading, kind="docx", photo_ids=[7, 3, 7])
    assert activity.kind == Kind.EXPORTED
    assert activity.data == {"file": "docx", "photos": [3, 7]}
    with pytest.raises(NotYours):
        log_file(actor=room.actor(room.people[0]), kind="docx", photo_ids=[])
