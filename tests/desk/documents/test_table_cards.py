"""Cards for the tables: tagged, a page each, the same on both sides, whatever a table is called."""

import dataclasses

import pytest

from places.desk.documents.table_cards import table_cards_pdf
from places.people.queries.people import GroupFacts
from places.workshops.queries.workshops import WorkshopFacts, by_id
from tests.builders.rooms import Room
from tests.desk.documents.test_poster import NAUGHTY, SITE, all_alts, opened
from tests.desk.documents.test_typeset import LONG, read

TABLES = [GroupFacts(1, 1, "The quay", "leaf"), GroupFacts(2, 28, LONG, "shell")]


@pytest.fixture
def workshop(room: Room) -> WorkshopFacts:
    found = by_id(room.workshop.pk)
    assert found is not None
    return found


def cards(workshop: WorkshopFacts, tables: list[GroupFacts]) -> bytes:
    return table_cards_pdf(workshop, tables, door=lambda number: f"{SITE}/q/abc/?table={number}", site=SITE)


def test_a_card_for_each_table_the_same_on_both_sides(workshop: WorkshopFacts) -> None:
    pages = read(cards(workshop, TABLES))
    assert len(pages) == 2
    for words in ("The quay", workshop.shown_code, "placeness.example"):
        assert pages[0].count(words) == 2
    assert "28" in pages[1]
    assert "samrådsgrupp" in pages[1]
    alts = str(all_alts(opened(cards(workshop, TABLES)).trailer["/Root"]["/StructTreeRoot"]))
    assert alts.count("A square code that opens placeness.example") == 2
    assert "leaf" in alts


def test_people_write_what_they_like(workshop: WorkshopFacts) -> None:
    odd = dataclasses.replace(workshop, ness=f"{NAUGHTY} Jönköping")
    (page,) = read(cards(odd, [GroupFacts(1, 1, NAUGHTY, "leaf")]))
    assert "#eval" in page
    longest = GroupFacts(1, 1, "\U00010380 " + "W" * 300, "leaf")
    assert len(opened(cards(workshop, [longest])).pages) == 1
