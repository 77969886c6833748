"""Sentences as they leave the room, and the words of their notes."""

import pytest

from places.enums import Origin
from places.exports.queries.sentences import card_words
from places.models import Evidence, Photo, Sentence
from places.vision.queries.evidence_photos import voices_of
from tests.builders.rooms import Room
from tests.builders.visions import export_of, open_vision


@pytest.fixture
def room(db: None) -> Room:
    return open_vision()


def test_words_stand_once(room: Room) -> None:
    """The quote in the text is Mira's only card: no note repeats it."""
    export = export_of(room)
    assert [line.quoted_photos for line in export.lines] == [set(), set(), {room.photos[0].pk}, set(), set()]
    assert [each.words for each in export.evidence] == [()] * 5


def test_a_note_has_the_words_that_stand_nowhere_else(room: Room) -> None:
    """A sentence of the room's own with somebody's words beside it, which no pile shows."""
    room.workshop.boards.all().delete()
    Sentence.objects.filter(origin=Origin.QUOTE).delete()
    because = Sentence.objects.get(text="Because the lake calls us.")
    Evidence.objects.create(sentence=because, photo=room.photos[0], quote="the light on the lake")
    _headline, note, _so = export_of(room).evidence
    assert [(voice.first_name, words) for voice, words in note.words] == [("Mira", "the light on the lake")]


@pytest.mark.parametrize(
    ("essence", "belonging", "said"),
    [
        ("The lake", "It is mine.", "The lake. It is mine."),
        ("The lake!", "Mine", "The lake! Mine"),
        ("", "Mine", "Mine"),
        ("", "", ""),
    ],
)
def test_both_texts_of_a_card_are_one_quote(room: Room, essence: str, belonging: str, said: str) -> None:
    Photo.objects.filter(pk=room.photos[0].pk).update(essence=essence, belonging=belonging)
    assert card_words(voices_of([room.photos[0].pk])[room.photos[0].pk]) == said
