"""The sentences in which one person wrote."""

from typing import Any

from places.enums import Section, Stage
from places.vision.actions import sentences
from places.vision.queries.own_sentences import own_sentences
from tests.builders.rooms import Room, open_room


def test_those_that_stand_and_whether_anybody_else_wrote_in_them(
    db: None, other_room: Room, django_assert_num_queries: Any
) -> None:
    room = open_room(Stage.WRITE)
    mira, sam = (room.actor(person) for person in room.people[:2])

    def write(text: str) -> int:
        line = sentences.add_sentence(actor=mira, section=Section.BECAUSE, text=text)
        return int(line.data["sentence"])

    alone, shared, out = write("Alone."), write("Shared."), write("Taken out.")
    sentences.change_sentence(actor=sam, sentence_id=shared, text="Both.", rev=1)
    sentences.drop_sentence(actor=sam, sentence_id=out, rev=1)
    with django_assert_num_queries(2):
        found = own_sentences(room.workshop.pk, room.people[0].pk)
    assert [(each.id, each.text, each.alone) for each in found] == [
        (alone, "Alone.", True),
        (shared, "Both.", False),
    ]
    assert own_sentences(other_room.workshop.pk, room.people[0].pk) == ()
