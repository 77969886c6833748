"""The run-sheet on paper: every stage of the plan with its minutes and the words to say."""

import dataclasses

import pytest
from django.utils import translation

from places.desk.documents.run_sheet import run_sheet_pdf
from places.enums import Stage
from places.facilitation.methods.checking import check_method
from places.facilitation.methods.shipped import shipped_methods
from places.facilitation.queries.run_sheets import run_sheet
from places.texts import clean
from places.workshops.queries.workshops import WorkshopFacts, by_id
from tests.builders.rooms import Room
from tests.desk.documents.test_poster import NAUGHTY
from tests.desk.documents.test_typeset import LONG, read
from tests.facilitation.methods.test_checking import small


@pytest.fixture
def workshop(room: Room) -> WorkshopFacts:
    found = by_id(room.workshop.pk)
    assert found is not None
    return found


def pages(workshop: WorkshopFacts, method: str) -> list[str]:
    sheet = run_sheet(workshop, shipped_methods()[method])
    return [" ".join(page.split()) for page in read(run_sheet_pdf(workshop, sheet))]


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("method", ["two-hours", "ward-meeting", "open-call"])
def test_a_run_sheet_has_every_stage_of_its_plan(workshop: WorkshopFacts, language: str, method: str) -> None:
    with translation.override(language):
        found = pages(workshop, method)
        sheet = run_sheet(workshop, shipped_methods()[method])
        text = " ".join(found)
        assert len(found) <= 3
        for stage in Stage:
            assert (str(stage.label) in text) or stage in sheet.skipped
    assert workshop.question in text
    for stage in sheet.stages:
        assert stage.when in text
        assert all(line in text for line in stage.say)


def test_people_write_what_they_like(workshop: WorkshopFacts) -> None:
    odd = dataclasses.replace(workshop, ness=f"{LONG} Jönköping", own_question=NAUGHTY)
    document = small()
    document["name"] = {"en": NAUGHTY[:80]}
    document["stages"][0]["say"] = {"en": [NAUGHTY[:200], LONG[:200]]}
    method = check_method(document, clean)
    assert "#eval" in " ".join(read(run_sheet_pdf(odd, run_sheet(odd, method))))
