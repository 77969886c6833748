"""The words of a photo that was withdrawn leave the vision, and all its versions."""

from places.enums import Origin, Section
from places.models import Evidence, Sentence, VisionDraft
from places.photos.actions import visibility
from tests.builders.rooms import Room


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
