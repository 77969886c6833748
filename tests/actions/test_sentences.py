"""Sentences: added, changed by two, kept, moved, taken out and brought back."""

import pytest

from places.actions import sentences
from places.enums import Origin, Section, Stage
from places.errors import Missing, NotNow, Stale, Unclear
from places.models import Sentence
from places.rules import Actor
from tests.rooms import Room, open_room


@pytest.fixture
def writing(db: None) -> Room:
    return open_room(Stage.WRITE)


def add(room: Room, text: str, section: str = Section.BECAUSE) -> Sentence:
    activity = sentences.add_sentence(actor=room.leading, section=section, text=text)
    return Sentence.objects.get(pk=activity.data["sentence"])


def texts(room: Room, section: str = Section.BECAUSE) -> list[str]:
    found = Sentence.objects.filter(draft__workshop=room.workshop, section=section)
    return list(found.values_list("text", flat=True))


def actor(room: Room) -> Actor:
    return room.actor(room.people[0])


def test_two_people_never_overwrite_each_other(writing: Room) -> None:
    sentence = add(writing, "Because here the match was made.")
    sentences.change_sentence(
        actor=actor(writing), sentence_id=sentence.pk, text="Because here the match burns.", rev=1
    )
    with pytest.raises(Stale) as refused:
        sentences.change_sentence(actor=writing.leading, sentence_id=sentence.pk, text="Because fire.", rev=1)
    assert refused.value.details == {"of": sentence.pk, "rev": 2, "text": "Because here the match burns."}
    sentences.change_sentence(actor=writing.leading, sentence_id=sentence.pk, text="Because fire.", rev=2)
    assert texts(writing) == ["Because fire."]
    versions = [version.text for version in Sentence.history.filter(id=sentence.pk)]
    assert versions == ["Because fire.", "Because here the match burns.", "Because here the match was made."]


def test_a_changed_suggestion_belongs_to_people(writing: Room) -> None:
    sentence = add(writing, "Because here there is Water.")
    Sentence.objects.filter(pk=sentence.pk).update(origin=Origin.TEMPLATE, settled=False)
    sentences.settle_sentence(actor=actor(writing), sentence_id=sentence.pk, rev=1)
    sentence.refresh_from_db()
    assert (sentence.origin, sentence.settled, sentence.rev) == (Origin.TEMPLATE, True, 2)
    sentences.change_sentence(actor=actor(writing), sentence_id=sentence.pk, text="Here is water.", rev=2)
    sentence.refresh_from_db()
    assert (sentence.origin, sentence.settled, sentence.rev) == (Origin.HUMAN, True, 3)


def test_moving_stays_within_the_section(writing: Room) -> None:
    first, _second, third = add(writing, "One."), add(writing, "Two."), add(writing, "Three.")
    add(writing, "So we will.", Section.SO)
    sentences.move_sentence(actor=actor(writing), sentence_id=third.pk, up=True)
    assert texts(writing) == ["One.", "Three.", "Two."]
    sentences.move_sentence(actor=actor(writing), sentence_id=first.pk, up=True)
    assert texts(writing) == ["One.", "Three.", "Two."]
    sentences.move_sentence(actor=actor(writing), sentence_id=first.pk, up=False)
    assert texts(writing) == ["Three.", "One.", "Two."]


def test_taken_out_can_be_brought_back_once(writing: Room) -> None:
    sentence = add(writing, "Because of the lake.")
    sentences.drop_sentence(actor=actor(writing), sentence_id=sentence.pk, rev=1)
    assert texts(writing) == []
    sentences.bring_back(actor=actor(writing), sentence_id=sentence.pk)
    assert texts(writing) == ["Because of the lake."]
    with pytest.raises(Missing):
        sentences.bring_back(actor=actor(writing), sentence_id=sentence.pk)


def test_someone_elses_change_stops_taking_out(writing: Room) -> None:
    sentence = add(writing, "One.")
    sentences.change_sentence(actor=actor(writing), sentence_id=sentence.pk, text="Better.", rev=1)
    with pytest.raises(Stale):
        sentences.drop_sentence(actor=writing.leading, sentence_id=sentence.pk, rev=1)
    assert texts(writing) == ["Better."]


@pytest.mark.parametrize("text", ["", "   ", "\u202e\x00", "x" * 1201])
def test_empty_and_endless_texts_are_refused(writing: Room, text: str) -> None:
    with pytest.raises(Unclear):
        add(writing, text)
    assert texts(writing) == []


def test_markup_is_kept_as_text(writing: Room) -> None:
    add(writing, "<script>alert(1)</script> & *stars*")
    assert texts(writing) == ["<script>alert(1)</script> & *stars*"]


def test_not_before_the_stage_and_not_in_another_room(writing: Room, other_room: Room) -> None:
    other_room.at(Stage.WRITE)
    foreign = add(other_room, "Foreign.")
    for act in (
        lambda: sentences.change_sentence(actor=actor(writing), sentence_id=foreign.pk, text="Mine.", rev=1),
        lambda: sentences.settle_sentence(actor=actor(writing), sentence_id=foreign.pk, rev=1),
        lambda: sentences.move_sentence(actor=actor(writing), sentence_id=foreign.pk, up=True),
        lambda: sentences.drop_sentence(actor=actor(writing), sentence_id=foreign.pk, rev=1),
        lambda: sentences.bring_back(actor=actor(writing), sentence_id=foreign.pk),
    ):
        with pytest.raises(Missing):
            act()
    with pytest.raises(NotNow, match="written later"):
        add(writing.at(Stage.WEIGH), "Too early.")
    assert texts(other_room) == ["Foreign."]
