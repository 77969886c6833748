"""What one person wrote in the vision is erased; more of it in tests/home/actions/test_erasing.py."""

from places.enums import Origin, Section, Stage
from places.models import Activity, Sentence
from places.vision.actions import erasing, sentences
from tests.builders.rooms import Room, open_room
from tests.builders.visions import add


def test_a_suggestion_that_they_only_accepted_is_not_theirs(db: None, other_room: Room) -> None:
    room = open_room(Stage.WRITE)
    mira = room.people[0]
    suggested = Sentence.objects.get(pk=add(room, Section.BECAUSE, "The lake is everyone's."))
    suggested.origin, suggested.settled = Origin.TEMPLATE, False
    suggested.save()
    Activity.objects.filter(workshop=room.workshop).delete()
    sentences.settle_sentence(actor=room.actor(mira), sentence_id=suggested.pk, rev=suggested.rev)
    elsewhere = sentences.add_sentence(
        actor=other_room.at(Stage.WRITE).leading, section=Section.SO, text="Another room's."
    )
    erasing.erase_versions(room.workshop.pk, mira.pk)
    assert erasing.own_alone(room.workshop.pk, mira.pk) == []
    texts = dict(Sentence.objects.values_list("pk", "text"))
    assert texts == {suggested.pk: "The lake is everyone's.", elsewhere.data["sentence"]: "Another room's."}
    assert set(Sentence.history.values_list("text", flat=True)) == set(texts.values())
