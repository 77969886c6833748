"""A headline taken from the candidates."""

import pytest

from places.enums import Origin, PhotoAudience, Section, Stage
from places.errors import Unclear
from places.models import Evidence, Sentence
from places.vision.actions import headlines, sentences
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share


@pytest.fixture
def writing(db: None) -> Room:
    room = open_room(Stage.WRITE)
    room.photo(room.people[0], "Where the lake burns brightly", audience=PhotoAudience.REPORT)
    room.photo(room.people[1], "Not to leave the room.")
    room.photo(room.people[2], "The match.")
    share(room, "Water", "Match", "Paths")
    return room


def row(room: Room) -> list[tuple[str, str]]:
    found = Sentence.objects.filter(draft__workshop=room.workshop, section=Section.HEADLINE)
    return list(found.values_list("text", "origin"))


def test_it_stands_first_with_what_it_rests_on(writing: Room) -> None:
    sentences.add_sentence(actor=writing.leading, section=Section.HEADLINE, text="Ours")
    headlines.take(actor=writing.leading, text="Water and Match")
    headlines.take(actor=writing.actor(writing.people[1]), text="Where the lake burns brightly")
    assert row(writing) == [
        ("Where the lake burns brightly", Origin.QUOTE),
        ("Water and Match", Origin.HUMAN),
        ("Ours", Origin.HUMAN),
    ]
    evidence = Evidence.objects.filter(sentence__section=Section.HEADLINE)
    named = sorted(name for name in evidence.values_list("cluster__name", flat=True) if name)
    assert named == ["Match", "Water"]
    assert evidence.get(photo=writing.photos[0]).quote == "Where the lake burns brightly"


@pytest.mark.parametrize("text", ["", "Not to leave the room.", "Shielders", "x" * 5000])
def test_only_candidates_can_be_taken(writing: Room, other_room: Room, text: str) -> None:
    share(other_room, "Shielders")
    with pytest.raises(Unclear):
        headlines.take(actor=writing.leading, text=text)
    assert row(writing) == []


def test_what_stands_already_is_moved_up_not_written_twice(writing: Room) -> None:
    for text in ("Ours", "Water and Match"):
        sentences.add_sentence(actor=writing.leading, section=Section.HEADLINE, text=text)
    Sentence.objects.filter(text="Water and Match").update(settled=False)
    headlines.take(actor=writing.leading, text="Water and Match")
    assert [text for text, _origin in row(writing)] == ["Water and Match", "Ours"]
    assert Sentence.objects.get(text="Water and Match").settled


def test_a_persons_headline_goes_above_suggestions(writing: Room) -> None:
    for text in ("Ours", "Water and Match"):
        sentences.add_sentence(actor=writing.leading, section=Section.HEADLINE, text=text)
    Sentence.objects.filter(text="Water and Match").update(settled=False)
    sentences.add_sentence(actor=writing.leading, section=Section.HEADLINE, text="Theirs")
    assert [text for text, _origin in row(writing)] == ["Ours", "Theirs", "Water and Match"]
