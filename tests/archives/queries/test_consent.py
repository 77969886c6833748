"""What an archive may hold of people."""

from places.archives.queries.consent import consent, kept_card, kept_sentence
from places.enums import People, PhotoAudience
from places.models import Evidence, Sentence, VisionDraft
from tests.builders.rooms import open_room


def test_pictures_and_names_of_owners_who_agreed(db: None) -> None:
    room = open_room()
    shared = room.photo(room.people[0], audience=PhotoAudience.REPORT)
    room.photo(room.people[1])
    room.photo(room.people[2], audience=PhotoAudience.PUBLIC, people=People.UNASKED)
    room.photo(room.people[3], audience=PhotoAudience.PUBLIC, state="hidden")
    found = consent(room.workshop.pk, "en")
    assert found.photos == {shared.pk}
    assert found.people == {room.people[0].pk}


def test_a_sentence_with_kept_words_stays(db: None) -> None:
    room = open_room()
    kept = room.photo(room.people[1], "My grandmother rowed across the lake")
    draft = VisionDraft.objects.create(workshop=room.workshop)
    sentence = Sentence.objects.create(draft=draft, section="because", text="x")
    Evidence.objects.create(sentence=sentence, photo=kept)
    found = consent(room.workshop.pk, "en")
    assert found.text(sentence.pk, "Here a grandmother rowed across my lake.") is None
    assert found.text(sentence.pk, "We row.") == "We row."
    assert found.text(sentence.pk, kept_sentence("en")) is None
    assert kept_card("sv") != kept_card("en")
