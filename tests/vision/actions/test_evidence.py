"""Evidence: linked once, cut, never from another room."""

import pytest

from places.enums import Origin, People, PhotoAudience, PhotoState, Section, Stage
from places.errors import Missing, Unclear
from places.models import Evidence, Sentence, VisionDraft
from places.photos.actions import visibility
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


def test_its_words_leave_the_vision_and_all_its_versions(room: Room, other_room: Room) -> None:
    words = "Every evening the light on the lake calls."
    photo, other = room.photo(room.people[0], words), room.photo(room.people[1], words)
    draft = VisionDraft.objects.create(workshop=room.workshop)
    quoting, longer, own = (
        Sentence.objects.create(draft=draft, section=Section.BECAUSE, origin=Origin.QUOTE, text=text)
        for text in (words, f"Mira says: {words}", words)
    )
    for sentence, of in ((quoting, photo), (longer, photo), (own, other)):
        Evidence.objects.create(sentence=sentence, photo=of, quote=words)
    longer.text, longer.rev = "Mira said something.", 2
    longer.save()
    visibility.withdraw(actor=room.actor(room.people[0]), photo_id=photo.pk)
    assert list(Sentence.objects.order_by("pk").values_list("text", "rev")) == [
        ("…", 2),
        ("Mira said something.", 2),
        (words, 1),
    ]
    versions = Sentence.history.order_by("history_id")
    assert list(versions.filter(id=quoting.pk).values_list("text", "rev")) == [("…", 1), ("…", 2)]
    assert list(versions.filter(id=longer.pk).values_list("text", flat=True)) == [
        "Mira says: …",
        "Mira said something.",
    ]
    assert list(versions.filter(id=own.pk).values_list("text", flat=True)) == [words]
    assert list(Evidence.objects.order_by("pk").values_list("photo", "quote")) == [
        (photo.pk, ""),
        (photo.pk, ""),
        (other.pk, words),
    ]


def test_words_that_somebody_touched_up_leave_too(room: Room) -> None:
    photo = room.photo(room.people[0], "Every evening the light on the lake calls.")
    draft = VisionDraft.objects.create(workshop=room.workshop)
    sentence = Sentence.objects.create(
        draft=draft, section=Section.BECAUSE, text="Every evening, the light on our lake calls us."
    )
    Evidence.objects.create(sentence=sentence, photo=photo, quote=photo.essence)
    visibility.withdraw(actor=room.actor(room.people[0]), photo_id=photo.pk)
    sentence.refresh_from_db()
    assert (sentence.text, sentence.rev) == ("…", 2)
    assert [version.text for version in Sentence.history.all()] == ["…", "…"]
