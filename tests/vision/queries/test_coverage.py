"""Who is behind the text: in numbers, and the pictures that are not."""

import pytest

from places.enums import PhotoState, Section, Stage
from places.models import Photo
from places.vision.actions import evidence, sentences
from places.vision.queries.coverage import Coverage, coverage, not_yet, people_behind, unopened
from places.vision.queries.vision import vision
from tests.builders.rooms import Room, open_room


@pytest.fixture
def writing(db: None) -> Room:
    room = open_room(Stage.WRITE, photos=6)
    activity = sentences.add_sentence(actor=room.leading, section=Section.SO, text="So we will.")
    evidence.link(actor=room.leading, sentence_id=activity.data["sentence"], photo_id=room.photos[0].pk)
    Photo.objects.filter(pk__in=[photo.pk for photo in room.photos[:5]]).update(opened=True)
    return room


def test_people_tables_and_unopened_photos(
    writing: Room, other_room: Room, django_assert_num_queries
) -> None:
    parts = vision(writing.workshop.pk)
    with django_assert_num_queries(1):
        found = coverage(writing.workshop.pk, parts)
    assert found.sentence() == (
        "1 of 4 people are behind this text; Table 2 is not yet; 1 photo nobody has opened."
    )
    assert people_behind(parts) == {writing.people[0].pk}
    with django_assert_num_queries(1):
        missing = not_yet(writing.workshop.pk, parts)
    assert [(table, [voice.first_name for voice in voices]) for table, voices in missing.tables] == [
        ("Table 1", ["Sam", "Sam"]),
        ("Table 2", ["Anna", "Göran"]),
    ]
    assert [voice.photo_id for voice in missing.unopened] == [writing.photos[5].pk]


def test_only_photos_that_the_room_sees_count(writing: Room) -> None:
    writing.workshop.photos.exclude(participant=writing.people[0]).update(state=PhotoState.WITHDRAWN)
    found = coverage(writing.workshop.pk, vision(writing.workshop.pk))
    assert (found.behind, found.of, found.tables, found.unopened) == (1, 1, (), 0)
    assert found.sentence() == "1 of 1 person is behind this text."


def test_many_tables_are_counted_instead_of_named() -> None:
    names = tuple(f"Table {number}" for number in range(1, 8))
    assert Coverage(1, 40, names[:2], 0).sentence() == (
        "1 of 40 people are behind this text; Table 1 and Table 2 are not yet."
    )
    assert Coverage(1, 40, names, 0).sentence() == (
        "1 of 40 people are behind this text; 7 tables are not yet."
    )


def test_how_many_photos_nobody_has_opened(writing: Room, other_room: Room) -> None:
    assert (unopened(writing.workshop.pk), unopened(other_room.workshop.pk)) == (1, 6)
