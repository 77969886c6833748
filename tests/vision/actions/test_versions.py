"""Taken out and brought back by two, and any version restored."""

import pytest

from places.enums import Origin, PhotoAudience, PhotoState, Section, Stage
from places.errors import Missing, Stale
from places.models import Evidence, Sentence
from places.vision.actions import evidence, sentences, versions
from tests.builders.rooms import Room, open_room
from tests.vision.actions.test_sentences import actor, add, texts


@pytest.fixture
def writing(db: None) -> Room:
    return open_room(Stage.WRITE, photos=2)


def test_taken_out_comes_back_where_it_stood_with_what_it_rests_on(writing: Room) -> None:
    sentence, _last = add(writing, "Because of the lake."), add(writing, "Last.")
    evidence.link(actor=writing.leading, sentence_id=sentence.pk, photo_id=writing.photos[0].pk)
    versions.drop_sentence(actor=actor(writing), sentence_id=sentence.pk, rev=1)
    assert texts(writing) == ["Last."]
    with pytest.raises(Missing, match="already been taken out"):
        versions.drop_sentence(actor=writing.leading, sentence_id=sentence.pk, rev=2)
    versions.bring_back(actor=actor(writing), sentence_id=sentence.pk)
    assert texts(writing) == ["Because of the lake.", "Last."]
    assert Evidence.objects.filter(sentence=sentence).count() == 1
    with pytest.raises(Missing, match="already back"):
        versions.bring_back(actor=actor(writing), sentence_id=sentence.pk)


def test_someone_elses_change_stops_taking_out(writing: Room) -> None:
    sentence = add(writing, "One.")
    sentences.change_sentence(actor=actor(writing), sentence_id=sentence.pk, text="Better.", rev=1)
    with pytest.raises(Stale) as refused:
        versions.drop_sentence(actor=writing.leading, sentence_id=sentence.pk, rev=1)
    assert (refused.value.details["rev"], texts(writing)) == (2, ["Better."])


def test_it_comes_back_in_the_words_that_came_too_late(writing: Room) -> None:
    sentence = add(writing, "One.")
    versions.drop_sentence(actor=actor(writing), sentence_id=sentence.pk, rev=1)
    versions.bring_back(actor=writing.leading, sentence_id=sentence.pk, text="My words.")
    assert texts(writing) == ["My words."]
    with pytest.raises(Stale) as refused:
        versions.bring_back(actor=actor(writing), sentence_id=sentence.pk, text="Other words.")
    assert refused.value.details == {
        "of": sentence.pk,
        "rev": 3,
        "text": "My words.",
        "section": "because",
    }


def test_any_version_can_stand_again_and_the_present_one_is_kept(writing: Room) -> None:
    sentence = add(writing, "One.")
    sentences.change_sentence(actor=actor(writing), sentence_id=sentence.pk, text="Two.", rev=1)
    first = Sentence.history.filter(id=sentence.pk).earliest("history_id")
    with pytest.raises(Stale):
        versions.restore_version(
            actor=actor(writing), sentence_id=sentence.pk, version_id=first.history_id, rev=1
        )
    versions.restore_version(
        actor=actor(writing), sentence_id=sentence.pk, version_id=first.history_id, rev=2
    )
    assert texts(writing) == ["One."]
    assert [v.text for v in Sentence.history.filter(id=sentence.pk)] == ["One.", "Two.", "One."]
    with pytest.raises(Missing):
        versions.restore_version(actor=actor(writing), sentence_id=sentence.pk, version_id=10**9, rev=3)


def test_words_that_were_taken_back_do_not_return(writing: Room) -> None:
    words = "Every evening the light on the lake calls us."
    photo = writing.photo(writing.people[0], words, audience=PhotoAudience.REPORT)
    sentence = add(writing, words, Section.READINGS)
    Sentence.objects.filter(pk=sentence.pk).update(origin=Origin.QUOTE)
    evidence.quote(actor=writing.leading, sentence_id=sentence.pk, photo_id=photo.pk, field="essence")
    sentences.change_sentence(actor=actor(writing), sentence_id=sentence.pk, text="Light.", rev=1)
    first = Sentence.history.filter(id=sentence.pk).earliest("history_id")
    photo.state = PhotoState.WITHDRAWN
    photo.save()
    with pytest.raises(Missing):
        versions.restore_version(
            actor=actor(writing), sentence_id=sentence.pk, version_id=first.history_id, rev=2
        )
