"""The run-sheet as the desk shows it."""

from typing import Any

from places.facilitation.queries.run_sheets import RunSheet, run_sheet
from places.facilitation.queries.workshop_methods import method_of


def run_sheet_now(visit: Any) -> RunSheet:
    """Return the run-sheet of this visit's workshop, in the active language. One query."""
    return run_sheet(visit.workshop, method_of(visit.workshop.id).method)


def sheet_stage(sheet: RunSheet, stage: Any) -> Any:
    """Return what a run-sheet says of a stage; None where its plan leaves it out."""
    return sheet.at(stage)
