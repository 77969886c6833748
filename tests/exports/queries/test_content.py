"""What a document holds."""

from dataclasses import replace

import pytest

from places.enums import PhotoAudience
from tests.builders.rooms import Room
from tests.builders.visions import export_of, open_vision


@pytest.fixture
def room(db: None) -> Room:
    return open_vision()


def test_everybodys_first_picture_comes_before_anybodys_second(room: Room) -> None:
    for person in (0, 0, 1):
        key = f"{person}{len(room.photos)}"
        room.photo(room.people[person], audience=PhotoAudience.REPORT, key=key, width=4, height=3)
    room.photo(room.people[3], audience=PhotoAudience.REPORT)
    export = export_of(room)
    assert [voice.first_name for voice in export.pictures] == ["Mira", "Sam", "Mira", "Mira"]
    assert export.cover == export.pictures
    assert (
        replace(export, agreed=export.agreed * 9).cover
        == replace(export, agreed=export.agreed * 9).pictures[:24]
    )


def test_the_headline_is_the_first_that_may_leave_and_the_others_step_down(room: Room) -> None:
    export = export_of(room)
    assert (export.headline, export.also_proposed) == ("Light that calls", ())
    assert [part.section for part in export.statement] == ["because", "so"]
    assert replace(export, parts=()).headline == "Jönköping-ness"
