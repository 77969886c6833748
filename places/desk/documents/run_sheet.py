"""The run-sheet: the stages with their minutes, what to press on the desk, and what to say."""

from itertools import accumulate, pairwise
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from places.desk.documents.typeset import tagged_pdf, written
from places.enums import Stage
from places.texts import xml_text
from places.workshops.queries.stages import STAGES
from places.workshops.queries.workshops import WorkshopFacts

# Minutes of each stage, in order: welcome, gather, share, cluster, combine, weigh, write, close.
LENGTHS = {30: (2, 6, 4, 7, 4, 3, 3, 1), 60: (4, 10, 8, 14, 8, 5, 8, 3), 120: (6, 20, 15, 25, 15, 10, 20, 9)}
SAY = {
    Stage.WELCOME: gettext_lazy(
        "Welcome. Today we look for what only we have. Point your camera at the square, and write your first name."
    ),
    Stage.GATHER: gettext_lazy(
        "Bring a picture, and say why it is us. Take your time. Those without a phone get a card."
    ),
    Stage.SHARE: gettext_lazy(
        "Here are all our pictures. Look first, without talking. Then tell each other what you see."
    ),
    Stage.CLUSTER: gettext_lazy(
        "At your table, put together what belongs together. Name each pile. A picture may stand alone, and matter."
    ),
    Stage.COMBINE: gettext_lazy(
        "This is what the tables see together. What is in the wrong place? What is missing?"
    ),
    Stage.WEIGH: gettext_lazy(
        "Give your dots. What is only here? What brings us together? What gives us energy? Nobody sees yours."
    ),
    Stage.WRITE: gettext_lazy(
        "Now we write it down, in our own words. Each sentence rests on our pictures. Who says it in another way?"
    ),
    Stage.CLOSE: gettext_lazy(
        "We read it aloud. What will each of us do with it? Thank you for your pictures and your words."
    ),
}
BRING = (
    gettext_lazy("The poster hangs by the door, and a card stands on each table."),
    gettext_lazy("The big screen is open, and everybody can see it."),
    gettext_lazy("There are picture cards and ballots on paper, and pens."),
    gettext_lazy("Somebody at each table helps those who need it."),
)


def run_sheet_pdf(workshop: WorkshopFacts, minutes: int) -> bytes:
    """Return the run-sheet of a workshop of 30, 60 or 120 minutes, in the active language.

    Raises KeyError for another length.
    """
    facts = {
        "title": xml_text(_("Run-sheet: %(ness)s") % {"ness": workshop.ness}),
        "ness": written(workshop.ness),
        "length": _("The workshop in %(minutes)d minutes") % {"minutes": minutes},
        "ask": _("The question:"),
        "question": written(workshop.question),
        "heads": [_("Minutes"), _("Stage"), _("What you say"), _("On the desk")],
        "stages": _stages(LENGTHS[minutes]),
        "before": _("Before people come"),
        "bring": [str(item) for item in BRING],
    }
    return tagged_pdf("run_sheet.typ", facts)


def _stages(minutes: tuple[int, ...]) -> list[dict[str, Any]]:
    times = pairwise(accumulate(minutes, initial=0))
    return [
        {
            "when": f"{start}–{end}",
            "name": str(stage.label),
            "say": str(SAY[stage]),
            "press": "" if stage == Stage.WELCOME else str(STAGES[stage].button),
            "then": str(STAGES[stage].now if stage == Stage.WELCOME else STAGES[stage].then),
        }
        for stage, (start, end) in zip(Stage, times, strict=True)
    ]
