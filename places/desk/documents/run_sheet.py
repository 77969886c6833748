"""The run-sheet on paper: what its leader says at each stage, and what to press on the desk."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from places.desk.documents.typeset import tagged_pdf, written
from places.enums import Stage
from places.facilitation.queries.run_sheets import RunSheet, Sentences, SheetStage
from places.texts import xml_text
from places.workshops.queries.stages import STAGES
from places.workshops.queries.workshops import WorkshopFacts

BRING = (
    gettext_lazy("The poster hangs by the door, and a card stands on each table."),
    gettext_lazy("The big screen is open, and everybody can see it."),
    gettext_lazy("There are picture cards and ballots on paper, and pens."),
    gettext_lazy("Somebody at each table helps those who need it."),
)


def run_sheet_pdf(workshop: WorkshopFacts, sheet: RunSheet) -> bytes:
    """Return the run-sheet of a workshop, in the active language."""
    facts = {
        "title": xml_text(_("Run-sheet: %(ness)s") % {"ness": workshop.ness}),
        "ness": written(workshop.ness),
        "name": written(sheet.name),
        "length": sheet.length,
        "ask": _("The question:"),
        "question": written(workshop.question),
        "heads": [_("Minutes"), _("Stage"), _("What you say"), _("What you do")],
        "watch": _("Keep an eye on"),
        "stages": [_stage(each) for each in sheet.stages],
        "before": _("Before people come"),
        "bring": [str(item) for item in BRING],
    }
    return tagged_pdf("run_sheet.typ", facts)


def _stage(stage: SheetStage) -> dict[str, Any]:
    return {
        "when": stage.when,
        "name": str(stage.stage.label),
        "say": _lines(stage.say),
        "press": "" if stage.stage == Stage.WELCOME else str(STAGES[stage.stage].button),
        "do": _lines(stage.do),
        "watch": _lines(stage.watch),
    }


def _lines(sentences: Sentences) -> list[dict[str, Any]]:
    return [written(each) for each in sentences]
