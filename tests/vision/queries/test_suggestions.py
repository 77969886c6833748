"""What may be given to a language model, and how the last asking went, in words."""

import pytest

from places.enums import People, PhotoAudience, PhotoState
from places.vision.queries.suggestions import ModelFacts, material
from tests.builders.rooms import Room


def test_only_shared_seen_and_asked_words(room: Room, other_room: Room) -> None:
    shared = room.photo(
        room.people[0], "The water.", see="A lake", belonging="As a child", audience=PhotoAudience.REPORT
    )
    room.photo(room.people[1], "Kept.", audience=PhotoAudience.ROOM)
    room.photo(room.people[2], "Hidden.", audience=PhotoAudience.PUBLIC, state=PhotoState.HIDDEN)
    room.photo(room.people[3], "Unasked.", audience=PhotoAudience.PUBLIC, people=People.UNASKED)
    other_room.photo(other_room.people[0], "Elsewhere.", audience=PhotoAudience.PUBLIC)
    assert material(room.workshop.pk) == {f"p{shared.pk}": "A lake\nThe water.\nAs a child"}


@pytest.mark.parametrize(
    ("state", "why", "begins"),
    [
        ("", "", ""),
        ("working", "", "The language model is being asked."),
        ("ready", "", "The language model has answered."),
        ("failed", "down", "The language model could not be reached."),
        ("failed", "slow", "The language model took too long."),
        ("failed", "refused", "The language model refused to answer."),
        ("failed", "unreadable", "The language model's answer could not be used."),
    ],
)
def test_every_end_in_words(state: str, why: str, begins: str) -> None:
    facts = ModelFacts("http://127.0.0.1/v1", "small", state, why, 0)
    assert facts.sentence.startswith(begins)
    assert bool(facts.sentence) == bool(begins)
    assert facts.is_working == (state == "working")
