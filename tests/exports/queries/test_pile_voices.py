"""Words that stand with a pile: nobody's twice."""

import pytest

from places.enums import PhotoAudience, Stage
from places.models import Sentence
from places.vision.actions import evidence
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.builders.visions import add, export_of, quote

REPORT = {"audience": PhotoAudience.REPORT}


@pytest.fixture
def room(db: None, other_room: Room) -> Room:
    """Four people, each with one card that may leave the room; a fifth card that may not."""
    room = open_room(Stage.WRITE)
    for person in room.people:
        room.photo(person, f"{person.first_name} here", belonging="So it is.", **REPORT)
    room.photo(room.people[0], "Only for the room", audience=PhotoAudience.ROOM)
    return room


def test_voices_come_from_as_many_tables_as_can_be_and_are_not_quoted_twice(room: Room) -> None:
    share(room, "The flood")
    (pile,) = export_of(room).piles
    assert [said.words for said in pile.said] == [
        f"{name} here. So it is." for name in ("Mira", "Anna", "Sam")
    ]
    quote(room, 0)
    (pile,) = export_of(room).piles
    assert [said.voice.first_name for said in pile.said] == ["Sam", "Anna", "Göran"]


def test_a_pile_keeps_the_sentences_that_rest_on_it_alone(room: Room) -> None:
    one, other = share(room, "One", "Other")
    both, alone = add(room, "because", "Both."), add(room, "because", "Other alone.")
    for sentence_id, cluster in ((both, one), (both, other), (alone, other)):
        evidence.link(actor=room.leading, sentence_id=sentence_id, cluster_id=cluster.pk)
    piles = {pile.name: pile.sentences for pile in export_of(room).piles}
    assert piles == {"One": (), "Other": ("Other alone.",)}


def test_a_text_too_long_for_its_page_leaves_quotes_to_their_piles(room: Room) -> None:
    """The heading's quotes go; those before it, and of a pile that has no place of its own, stay."""
    one, _other = share(room, "One", "Other")
    quote(room, 1)
    heading = add(room, "because", "One (Table 1)")
    Sentence.objects.filter(pk=heading).update(is_heading=True)
    evidence.link(actor=room.leading, sentence_id=heading, cluster_id=one.pk)
    quote(room, 0)
    assert [len(part.lines) for part in export_of(room).statement] == [3]
    for number in range(4):
        add(room, "so", f"{number} " + "So we will go on. " * 60)
    export = export_of(room)
    assert [line.text[:15] for line in export.statement[0].lines] == ["Sam here"]
    assert [(said.words, said.number) for said in export.piles[0].said] == [("Mira here", 2)]
    assert [each.note.number for each in export.evidence] == [1, 2, 3, 4, 5, 6]
