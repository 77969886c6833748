"""The run-sheet: every stage with its minutes, on one page."""

import dataclasses

import pytest
from django.utils import translation

from places.desk.documents.run_sheet import LENGTHS, run_sheet_pdf
from places.enums import Stage
from places.workshops.queries.workshops import WorkshopFacts, by_id
from tests.builders.rooms import Room
from tests.desk.documents.test_poster import NAUGHTY
from tests.desk.documents.test_typeset import LONG, read


@pytest.fixture
def workshop(room: Room) -> WorkshopFacts:
    found = by_id(room.workshop.pk)
    assert found is not None
    return found


@pytest.mark.parametrize("minutes", LENGTHS)
def test_the_minutes_of_a_run_add_up(minutes: int) -> None:
    assert sum(LENGTHS[minutes]) == minutes
    assert len(LENGTHS[minutes]) == len(Stage)


@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_run_sheet_has_every_stage_on_one_page(workshop: WorkshopFacts, language: str) -> None:
    with translation.override(language):
        (page,) = read(run_sheet_pdf(workshop, 120))
        stages = [str(stage.label) for stage in Stage]
    assert all(stage in page for stage in stages)
    assert workshop.question in page
    assert "111–120" in page


def test_people_write_what_they_like(workshop: WorkshopFacts) -> None:
    odd = dataclasses.replace(workshop, ness=f"{LONG} Jönköping", own_question=NAUGHTY)
    assert "#eval" in " ".join(read(run_sheet_pdf(odd, 30)))
    with pytest.raises(KeyError):
        run_sheet_pdf(workshop, 45)
