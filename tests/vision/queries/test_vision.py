"""The vision as it is read: what each sentence rests on, and what has been withdrawn."""

import pytest

from places.enums import Origin, People, PhotoAudience, PhotoState, Section, Stage
from places.models import Sentence
from places.vision.actions import evidence, sentences
from places.vision.queries.vision import readable, resting_on, sentence, vision
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share


@pytest.fixture
def writing(db: None) -> Room:
    return open_room(Stage.WRITE, photos=8)


def add(room: Room, text: str = "Because of the lake.", section: str = Section.BECAUSE) -> int:
    return int(sentences.add_sentence(actor=room.leading, section=section, text=text).data["sentence"])


def link(room: Room, sentence_id: int, **what: int) -> None:
    evidence.link(actor=room.leading, sentence_id=sentence_id, **what)


def test_a_photo_counts_once_by_itself_and_in_a_cluster(writing: Room) -> None:
    cluster = share(writing, "Water", "Match")[0]
    found = add(writing)
    link(writing, found, cluster_id=cluster.pk)
    link(writing, found, photo_id=writing.photos[0].pk)
    view = sentence(writing.workshop.pk, found)
    assert [voice.photo_id for voice in view.voices] == [photo.pk for photo in writing.photos[::2]]
    assert view.rests_on() == "Rests on 4 photos from 2 people at 2 tables."


def test_no_voice_yet_and_evidence_withdrawn(writing: Room) -> None:
    found = add(writing)
    assert sentence(writing.workshop.pk, found).rests_on() == "No voice yet."
    link(writing, found, photo_id=writing.photos[0].pk)
    assert sentence(writing.workshop.pk, found).rests_on() == "Rests on 1 photo from 1 person at 1 table."
    writing.workshop.photos.update(state=PhotoState.WITHDRAWN)
    view = sentence(writing.workshop.pk, found)
    assert (view.rests_on(), view.withdrawn, view.voices) == ("Evidence withdrawn.", True, ())
    gone = view.evidence[0].voices[0]
    assert (gone.essence, gone.key, gone.shareable) == ("", "", False)


def test_people_without_a_table_are_still_people(writing: Room) -> None:
    writing.workshop.participants.update(group=None)
    found = add(writing)
    link(writing, found, photo_id=writing.photos[0].pk)
    assert sentence(writing.workshop.pk, found).rests_on() == "Rests on 1 photo from 1 person."


@pytest.mark.parametrize(
    ("audience", "people", "shareable"),
    [
        (PhotoAudience.ROOM, People.NONE, False),
        (PhotoAudience.REPORT, People.NONE, True),
        (PhotoAudience.PUBLIC, People.AGREED, True),
        (PhotoAudience.PUBLIC, People.UNASKED, False),
    ],
)
def test_consent_decides_what_may_leave(writing: Room, audience: str, people: str, shareable: bool) -> None:
    photo = writing.photo(writing.people[0], audience=audience, people=people)
    found = add(writing)
    link(writing, found, photo_id=photo.pk)
    assert [voice.shareable for voice in sentence(writing.workshop.pk, found).voices] == [shareable]


def test_sections_in_order_with_constant_queries(writing: Room, django_assert_num_queries) -> None:
    cluster = share(writing, "Water")[0]
    for n in range(12):
        found = add(writing, f"Sentence {n}", list(Section)[n % 5])
        link(writing, found, cluster_id=cluster.pk)
        link(writing, found, photo_id=writing.photos[n % 8].pk)
    with django_assert_num_queries(4):
        parts = vision(writing.workshop.pk)
    assert [part.section for part in parts] == list(Section)
    assert [view.text for view in parts[1].sentences] == ["Sentence 1", "Sentence 6", "Sentence 11"]


def test_words_that_their_owner_took_back_are_gone_from_the_text_too(writing: Room) -> None:
    words = "Every evening the light on the lake calls us."
    photo = writing.photo(writing.people[0], words, audience=PhotoAudience.REPORT)
    found = add(writing, words)
    Sentence.objects.filter(pk=found).update(origin=Origin.QUOTE)
    evidence.quote(actor=writing.leading, sentence_id=found, photo_id=photo.pk, field="essence")
    assert sentence(writing.workshop.pk, found).quoted.first_name == "Mira"
    writing.workshop.photos.update(state=PhotoState.WITHDRAWN)
    view = sentence(writing.workshop.pk, found)
    assert (view.text, view.closed, view.quoted, view.quotes) == ("", True, None, ())


@pytest.mark.parametrize("state", [PhotoState.HIDDEN, PhotoState.WITHDRAWN, PhotoState.BROUGHT])
def test_what_a_round_may_ask_is_what_the_page_shows(
    writing: Room, other_room: Room, state: str, django_assert_num_queries
) -> None:
    words = "Every evening the light on the lake calls us."
    photo = writing.photo(writing.people[0], words, audience=PhotoAudience.REPORT)
    add(writing, "So we walk.", Section.SO)
    told = [add(writing, words), add(writing, f"{words[:-1]} home."), add(writing, "Because of the ice.")]
    Sentence.objects.filter(pk=told[0]).update(origin=Origin.QUOTE)
    for found in told:
        evidence.quote(actor=writing.leading, sentence_id=found, photo_id=photo.pk, field="essence")
    link(writing, told[2], cluster_id=share(writing, "Water")[0].pk)
    writing.workshop.photos.update(state=state)
    shown = [each.id for part in vision(writing.workshop.pk) for each in part.sentences if not each.closed]
    assert len(shown) == (4 if state == PhotoState.BROUGHT else 2)
    with django_assert_num_queries(2):
        assert [row.pk for row in readable(writing.workshop.pk)] == shown
    assert readable(other_room.workshop.pk) == []


def test_a_quote_can_stand_beside_a_sentence(writing: Room) -> None:
    photo = writing.photo(writing.people[0], "The lake.", audience=PhotoAudience.REPORT)
    found = add(writing)
    evidence.quote(actor=writing.leading, sentence_id=found, photo_id=photo.pk, field="essence")
    view = sentence(writing.workshop.pk, found)
    assert ([part.quote for part in view.quotes], view.quoted) == (["The lake."], None)


def test_what_was_taken_out_does_not_stand(writing: Room) -> None:
    found = add(writing)
    link(writing, found, photo_id=writing.photos[0].pk)
    sentences.drop_sentence(actor=writing.leading, sentence_id=found, rev=1)
    assert sentence(writing.workshop.pk, found) is None
    assert all(not part.sentences for part in vision(writing.workshop.pk))
    assert resting_on(writing.workshop.pk, writing.photos[0].pk) == []


def test_which_sentences_rest_on_a_photo(writing: Room) -> None:
    cluster = share(writing, "Water", "Match")[0]
    directly, by_cluster, neither = add(writing), add(writing, "Two."), add(writing, "Three.")
    link(writing, directly, photo_id=writing.photos[0].pk)
    link(writing, by_cluster, cluster_id=cluster.pk)
    link(writing, neither, photo_id=writing.photos[1].pk)
    assert resting_on(writing.workshop.pk, writing.photos[0].pk) == [directly, by_cluster]


def test_nothing_of_another_room(writing: Room, other_room: Room) -> None:
    found = add(other_room.at(Stage.WRITE))
    assert sentence(writing.workshop.pk, found) is None
    assert all(not part.sentences for part in vision(writing.workshop.pk))
