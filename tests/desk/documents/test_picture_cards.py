"""Blank picture cards: one page, the questions of bringing on each card."""

import dataclasses

import pytest
from django.utils import translation

from places.desk.documents.picture_cards import picture_cards_pdf
from places.workshops.queries.workshops import WorkshopFacts, by_id
from tests.builders.rooms import Room
from tests.desk.documents.test_typeset import LONG, read


@pytest.fixture
def workshop(room: Room) -> WorkshopFacts:
    found = by_id(room.workshop.pk)
    assert found is not None
    return found


@pytest.mark.parametrize(("size", "count"), [("a5", 2), ("a6", 4)])
@pytest.mark.parametrize("language", ["en", "sv"])
def test_picture_cards_ask_what_bringing_asks(
    workshop: WorkshopFacts, size: str, count: int, language: str
) -> None:
    with translation.override(language):
        (page,) = read(picture_cards_pdf(dataclasses.replace(workshop, ness=LONG), size))
    asked = {
        "en": ["What do we see?", "Why is this us, and not somewhere else?", "Who may see it?", "First name"],
        "sv": ["Vad ser vi?", "Förnamn"],
    }
    for words in asked[language]:
        assert page.count(words) == count


def test_there_is_no_other_size(workshop: WorkshopFacts) -> None:
    with pytest.raises(KeyError):
        picture_cards_pdf(workshop, "a7")
