"""What a sentence could rest on: near ones first, found by words, never from another room."""

import pytest

from places.enums import PhotoAudience, PhotoState, Section, Stage
from places.vision.actions import evidence, sentences
from places.vision.queries.evidence import MOST, Choices, choices
from places.vision.queries.vision import sentence
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share


@pytest.fixture
def writing(db: None) -> Room:
    room = open_room(Stage.WRITE)
    for person, essence in enumerate(["The forest path.", "The ferry in the fog.", "Fog over the lake."]):
        room.photo(room.people[person], essence, audience=PhotoAudience.REPORT)
    room.photo(room.people[3], "Hidden.", state=PhotoState.HIDDEN)
    return room


@pytest.fixture
def number(writing: Room) -> int:
    activity = sentences.add_sentence(
        actor=writing.leading, section=Section.SO, text="So we will sail through the fog by ferry."
    )
    return int(activity.data["sentence"])


def offered(room: Room, number: int, **more: object) -> Choices:
    return choices(by_id(room.workshop.pk), sentence(room.workshop.pk, number), **more)


def test_linked_ones_first_then_those_that_say_the_same(
    writing: Room, number: int, other_room: Room, django_assert_max_num_queries
) -> None:
    share(writing, "Water", "Paths")
    share(other_room, "Shielders")
    with django_assert_max_num_queries(16):
        found = offered(writing, number, heard={writing.people[0].pk})
    assert [choice.voice.essence for choice in found.photos] == [
        "The ferry in the fog.",
        "Fog over the lake.",
        "The forest path.",
    ]
    assert [(cluster.name, cluster.photos, cluster.evidence_id) for cluster in found.clusters] == [
        ("Water", 2, None),
        ("Paths", 1, None),
    ]
    assert [choice.heard for choice in found.photos] == [False, False, True]
    evidence.quote(actor=writing.leading, sentence_id=number, photo_id=writing.photos[0].pk, field="essence")
    first = offered(writing, number).photos[0]
    assert (first.voice.essence, first.quote) == ("The forest path.", "The forest path.")
    assert first.evidence_id


def test_found_by_words_names_and_tables(writing: Room, number: int) -> None:
    def found(words: str) -> list[str]:
        return [choice.voice.first_name for choice in offered(writing, number, words=words).photos]

    assert found("FOG ferry") == ["Sam"]
    assert found("table 2") == ["Anna"]
    assert found("anna") == ["Anna"]
    assert found("%' OR 1") == []


def test_many_photos_are_counted_beyond_a_screenful(writing: Room, number: int) -> None:
    for n in range(MOST):
        writing.photo(writing.people[n % 4])
    found = offered(writing, number)
    assert (len(found.photos), found.more) == (MOST, 3)


def test_a_withdrawn_photo_that_is_linked_shows_nothing_of_itself(writing: Room, number: int) -> None:
    evidence.link(actor=writing.leading, sentence_id=number, photo_id=writing.photos[0].pk)
    writing.workshop.photos.update(state=PhotoState.WITHDRAWN)
    assert offered(writing, number).photos == ()
