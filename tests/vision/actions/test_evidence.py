"""Evidence: linked once, cut, never from another room."""

import pytest

from places.enums import People, PhotoAudience, PhotoState, Section, Stage
from places.errors import Missing, Unclear
from places.models import Evidence
from places.vision.actions import evidence, sentences
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share


@pytest.fixture
def writing(db: None) -> Room:
    return open_room(Stage.WRITE, photos=4)


@pytest.fixture
def sentence_id(writing: Room) -> int:
    activity = sentences.add_sentence(
        actor=writing.leading, section=Section.BECAUSE, text="Because of the lake."
    )
    return int(activity.data["sentence"])


def test_photos_and_clusters_are_linked_once_and_cut(writing: Room, sentence_id: int) -> None:
    cluster = share(writing, "Water")[0]
    for _ in range(2):
        evidence.link(actor=writing.leading, sentence_id=sentence_id, photo_id=writing.photos[0].pk)
        evidence.link(actor=writing.leading, sentence_id=sentence_id, cluster_id=cluster.pk)
    found = Evidence.objects.values_list("photo", "cluster")
    assert list(found) == [(writing.photos[0].pk, None), (None, cluster.pk)]
    first = Evidence.objects.earliest("pk")
    evidence.cut(actor=writing.leading, sentence_id=sentence_id, evidence_id=first.pk)
    assert list(Evidence.objects.values_list("photo", "cluster")) == [(None, cluster.pk)]
    with pytest.raises(Missing):
        evidence.cut(actor=writing.leading, sentence_id=sentence_id, evidence_id=first.pk)


def test_nothing_hidden_foreign_or_unknown_is_linked(
    writing: Room, sentence_id: int, other_room: Room
) -> None:
    hidden = writing.photo(writing.people[0], state=PhotoState.HIDDEN)
    foreign = share(other_room, "Shielders")[0]
    for wrong in (
        {"photo_id": hidden.pk},
        {"photo_id": other_room.photos[0].pk},
        {"cluster_id": foreign.pk},
        {"photo_id": 10**12},
        {},
    ):
        with pytest.raises(Missing):
            evidence.link(actor=writing.leading, sentence_id=sentence_id, **wrong)
    with pytest.raises(Missing):
        evidence.link(
            actor=other_room.at(Stage.WRITE).leading,
            sentence_id=sentence_id,
            photo_id=other_room.photos[0].pk,
        )
    assert not Evidence.objects.exists()


def test_a_quote_stands_word_for_word_with_consent(writing: Room, sentence_id: int) -> None:
    words = {"belonging": "When I swam.", "audience": PhotoAudience.REPORT}
    photo = writing.photo(writing.people[0], "The lake.", **words)
    link = {"actor": writing.leading, "sentence_id": sentence_id, "photo_id": photo.pk}
    evidence.link(**link)
    evidence.quote(**link, field="essence")
    evidence.quote(**link, field="belonging")
    assert list(Evidence.objects.values_list("photo", "quote")) == [(photo.pk, "When I swam.")]
    with pytest.raises(Unclear, match="do not stand under the picture"):
        evidence.quote(**link, field="see")
    for wrong in (
        {"audience": PhotoAudience.ROOM},
        {"audience": PhotoAudience.PUBLIC, "people": People.UNASKED},
    ):
        kept = writing.photo(writing.people[1], "Kept.", **wrong)
        with pytest.raises(Unclear, match="Sam keeps these words in the room"):
            evidence.quote(**{**link, "photo_id": kept.pk}, field="essence")
    assert Evidence.objects.count() == 1
