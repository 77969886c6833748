"""One row for each archive that was sent."""

import pytest
from django.db import IntegrityError

from places.archives.actions.sent_archives import note_archive
from tests.builders.rooms import Room


def test_one_row_for_each_file(room: Room) -> None:
    sent = note_archive(leader_id=room.leader.pk, language="en", name="a" * 32)
    assert str(sent) == f"{'a' * 32}: waiting"
    with pytest.raises(IntegrityError):
        note_archive(leader_id=room.leader.pk, language="en", name="a" * 32)
