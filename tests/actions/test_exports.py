"""An export is told in the log, with the photos behind it."""

import pytest

from places.actions import exports
from places.enums import Kind
from places.errors import NotYours
from places.models import Evidence
from tests.visions import open_vision


def test_what_left_the_room_and_by_whom(db: None) -> None:
    room = open_vision()
    activity = exports.tell(actor=room.leading, kind="docx")
    photos = sorted(set(Evidence.objects.exclude(photo=None).values_list("photo", flat=True)))
    assert activity.kind == Kind.EXPORTED
    assert activity.data == {"file": "docx", "photos": photos}
    with pytest.raises(NotYours):
        exports.tell(actor=room.actor(room.people[0]), kind="docx")
