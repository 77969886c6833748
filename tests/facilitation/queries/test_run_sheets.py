"""The run-sheet of a workshop, in the language of who reads it."""

import pytest
from django.utils import translation

from places.enums import Stage
from places.facilitation.methods.checking import check_method
from places.facilitation.methods.shipped import shipped_methods
from places.facilitation.queries.run_sheets import run_sheet
from places.texts import clean
from places.workshops.queries.workshops import WorkshopFacts, by_id
from tests.builders.rooms import Room
from tests.facilitation.methods.test_checking import small


@pytest.fixture
def workshop(room: Room) -> WorkshopFacts:
    found = by_id(room.workshop.pk)
    assert found is not None
    return found


def test_minutes_are_counted_from_the_beginning(workshop: WorkshopFacts) -> None:
    with translation.override("sv"):
        sheet = run_sheet(workshop, shipped_methods()["ninety-minutes"])
    assert (sheet.name, sheet.length) == ("Nittio minuter", "90 minuter")
    assert [stage.when for stage in sheet.stages[:3]] == ["0–6", "6–20", "20–32"]
    assert sheet.stages[-1].when == "84–90"
    assert sheet.stages[0].say[0] == "Välkomna. Vad bra att ni är här."
    assert sheet.question == "Ta med en bild av vad Jönköping är innerst inne, och av hur du hör hemma här."
    assert "Vatten" in sheet.themes


def test_days_are_told_as_days(workshop: WorkshopFacts) -> None:
    with translation.override("en"):
        sheet = run_sheet(workshop, shipped_methods()["open-call"])
    assert [(stage.when, stage.minutes) for stage in sheet.stages[:4]] == [
        ("3 days", 0),
        ("18 days", 0),
        ("7 days", 0),
        ("0–30", 30),
    ]
    assert sheet.stages[0].say[0] == "We want to find what Jönköping is at heart."


def test_what_a_plan_leaves_out(workshop: WorkshopFacts) -> None:
    sheet = run_sheet(workshop, shipped_methods()["ward-meeting"])
    assert sheet.skipped == [Stage.COMBINE, Stage.WEIGH]
    assert sheet.at(Stage.WEIGH) is None
    found = sheet.at(Stage.WRITE)
    assert found
    assert found.when == "22–28"


def test_a_plan_of_one_language_is_read_in_that(workshop: WorkshopFacts) -> None:
    with translation.override("sv"):
        sheet = run_sheet(workshop, check_method(small(), clean))
    assert (sheet.name, sheet.stages[0].say, sheet.stages[0].do) == ("Short", ("Look.",), ())
