"""What the slower of two is told."""

import pytest

from places.enums import Section, Stage
from places.errors import Missing, Stale
from places.models import Sentence
from places.vision.actions import conflicts, sentences
from tests.builders.rooms import Room, open_room


@pytest.fixture
def writing(db: None) -> Room:
    return open_room(Stage.WRITE)


@pytest.fixture
def sentence(writing: Room) -> Sentence:
    activity = sentences.add_sentence(actor=writing.leading, section=Section.SO, text="One.")
    return Sentence.objects.get(pk=activity.data["sentence"])


def test_found_in_ones_own_room_only(writing: Room, sentence: Sentence, other_room: Room) -> None:
    assert conflicts.sentence_of(writing.workshop, sentence.pk) == sentence
    with pytest.raises(Missing):
        conflicts.sentence_of(other_room.workshop, sentence.pk)


@pytest.mark.parametrize(("writing_too", "said"), [(True, "both texts"), (False, "Look at it again")])
def test_who_was_faster_and_what_to_do(
    writing: Room, sentence: Sentence, writing_too: bool, said: str
) -> None:
    conflicts.require_rev(sentence, 1)
    with pytest.raises(Stale, match="Somebody changed"):
        conflicts.require_rev(sentence, 0)
    actor = writing.actor(writing.people[3])
    sentences.change_sentence(actor=actor, sentence_id=sentence.pk, text="Two.", rev=1)
    sentence.refresh_from_db()
    with pytest.raises(Stale, match=f"Göran changed this sentence just now.*{said}") as refused:
        conflicts.require_rev(sentence, 1, writing=writing_too)
    assert refused.value.details == {"of": sentence.pk, "rev": 2, "text": "Two.", "section": sentence.section}


def test_who_took_it_out(writing: Room, sentence: Sentence) -> None:
    sentences.drop_sentence(actor=writing.actor(writing.people[1]), sentence_id=sentence.pk, rev=1)
    sentence.refresh_from_db()
    told = conflicts.taken_out(sentence)
    assert str(told.sentence).startswith("Sam took this sentence out just now.")
    assert told.details["gone"] is True
