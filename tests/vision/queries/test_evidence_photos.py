"""Photos as voices: what they say, and what they keep."""

import pytest

from places.enums import People, PhotoAudience, PhotoState, Stage
from places.models import Evidence, Photo, Sentence, VisionDraft
from places.vision.queries.evidence_photos import evidence_of, voice, voices_of
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share


@pytest.fixture
def writing(db: None) -> Room:
    return open_room(Stage.WRITE, photos=4)


def told(photo: Photo) -> object:
    return voice(Photo.objects.select_related("participant__group").get(pk=photo.pk))


def test_words_name_and_table(writing: Room) -> None:
    photo = writing.photo(writing.people[2], "The lake.", belonging="I swam.", audience=PhotoAudience.REPORT)
    found = told(photo)
    assert (found.texts, found.quotable, found.label) == (("The lake.", "I swam."),) * 2 + ("The lake.",)
    assert (found.first_name, found.table, found.gone) == ("Anna", "Table 2", False)


@pytest.mark.parametrize(
    "kept", [{"audience": PhotoAudience.ROOM}, {"audience": PhotoAudience.PUBLIC, "people": People.UNASKED}]
)
def test_words_that_stay_in_the_room_are_not_quotable(writing: Room, kept: dict[str, str]) -> None:
    found = told(writing.photo(writing.people[0], "The lake.", **kept))
    assert (found.texts, found.quotable) == (("The lake.",), ())


@pytest.mark.parametrize("state", [PhotoState.HIDDEN, PhotoState.WITHDRAWN])
def test_what_is_gone_says_nothing(writing: Room, state: str) -> None:
    found = told(writing.photo(writing.people[0], "The lake.", see="Ice", key="a" * 32, state=state))
    assert (found.gone, found.key, found.see, found.texts, found.shareable) == (True, "", "", (), False)


def test_a_cluster_that_was_put_together_with_another_goes_on_there(
    writing: Room, django_assert_num_queries
) -> None:
    water, light = share(writing, "Water", "Light")
    draft = VisionDraft.objects.create(workshop=writing.workshop)
    sentence = Sentence.objects.create(draft=draft, section="so", text="So.")
    Evidence.objects.create(sentence=sentence, cluster=light)
    light.gone, light.merged_into = True, water
    light.save()
    with django_assert_num_queries(3):
        (part,) = evidence_of([sentence.pk])[sentence.pk]
    assert (part.cluster_id, part.cluster_name, len(part.voices), part.gone) == (water.pk, "Water", 2, False)


def test_by_id_in_one_query(writing: Room, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        found = voices_of(photo.pk for photo in writing.photos)
    assert set(found) == {photo.pk for photo in writing.photos}
