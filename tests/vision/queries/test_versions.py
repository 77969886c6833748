"""How a sentence came to be, and what was taken out."""

import datetime

import pytest

from places.enums import Origin, PhotoAudience, PhotoState, Section, Stage
from places.models import Sentence
from places.vision.actions import evidence, sentences
from places.vision.queries.versions import taken_out
from places.vision.queries.versions import versions as versions_of
from tests.builders.rooms import Room, open_room


@pytest.fixture
def writing(db: None) -> Room:
    return open_room(Stage.WRITE)


def add(room: Room, text: str) -> int:
    activity = sentences.add_sentence(actor=room.leading, section=Section.SO, text=text)
    return int(activity.data["sentence"])


def change(room: Room, number: int, who: int, text: str) -> None:
    rev = Sentence.objects.get(pk=number).rev
    actor = room.actor(room.people[who])
    sentences.change_sentence(actor=actor, sentence_id=number, text=text, rev=rev)


def shown(room: Room, number: int) -> list[tuple[str, str]]:
    return [(version.who, version.text) for version in versions_of(room.workshop.pk, number)]


def test_what_one_person_writes_in_one_sitting_is_one_version(
    writing: Room, django_assert_num_queries
) -> None:
    number = add(writing, "So we will.")
    for text in ("So we will w", "So we will walk", "So we will walk out."):
        change(writing, number, 0, text)
    change(writing, number, 1, "So we will walk out at dawn.")
    with django_assert_num_queries(3):
        found = versions_of(writing.workshop.pk, number)
    assert [(version.who, version.text, version.rev, version.current) for version in found] == [
        ("Sam", "So we will walk out at dawn.", 5, True),
        ("Mira", "So we will walk out.", 4, False),
        ("", "So we will.", 1, False),
    ]
    assert [(change.kind, change.text) for change in found[0].changes] == [
        ("same", "So we will walk"),
        ("removed", " out."),
        ("added", " out at dawn."),
    ]


def test_a_later_sitting_is_another_version(writing: Room) -> None:
    number = add(writing, "One.")
    change(writing, number, 0, "Two.")
    earlier = Sentence.history.filter(id=number, rev=2)
    earlier.update(history_date=earlier.get().history_date - datetime.timedelta(minutes=6))
    change(writing, number, 0, "Three.")
    assert [text for _who, text in shown(writing, number)] == ["Three.", "Two.", "One."]


def test_taken_out_with_who_did_it(writing: Room, other_room: Room, django_assert_num_queries) -> None:
    number = add(writing, "One.")
    add(writing, "Stays.")
    sentences.drop_sentence(actor=writing.actor(writing.people[2]), sentence_id=number, rev=1)
    with django_assert_num_queries(3):
        found = taken_out(writing.workshop.pk)
    assert [(each.id, each.section, each.text, each.who) for each in found] == [
        (number, Section.SO, "One.", "Anna")
    ]
    assert versions_of(writing.workshop.pk, number)[0].taken_out
    assert taken_out(other_room.workshop.pk) == ()
    assert versions_of(other_room.workshop.pk, number) == ()


def test_words_that_were_taken_back_stand_in_no_version(writing: Room) -> None:
    words = "Every evening the light on the lake calls us."
    photo = writing.photo(writing.people[0], words, audience=PhotoAudience.REPORT)
    number = add(writing, words)
    Sentence.objects.filter(pk=number).update(origin=Origin.QUOTE)
    evidence.quote(actor=writing.leading, sentence_id=number, photo_id=photo.pk, field="essence")
    change(writing, number, 1, "Light.")
    change(writing, number, 2, "Light, always.")
    photo.state = PhotoState.WITHDRAWN
    photo.save()
    found = versions_of(writing.workshop.pk, number)
    assert [(version.text, version.closed) for version in found] == [
        ("Light, always.", False),
        ("", True),
        ("", True),
    ]
    assert "calls" not in str(found)
