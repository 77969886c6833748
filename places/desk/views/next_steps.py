"""What the desk proposes next, and what will happen then, in the words of a good host."""

from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from places.desk.queries import progress
from places.enums import Stage, Subject
from places.people.queries import people
from places.weighing.queries import items
from places.weighing.queries.turnout import turnout
from places.workshops.queries.stages import STAGES
from places.workshops.queries.workshops import WorkshopFacts

Words = Promise | str

BACK, ONWARD, COMBINE, REVEAL, VISION = "back", "onward", "combine", "reveal", "vision"


@dataclass(frozen=True)
class StagePoint:
    """One stage: `state` is done, now or later; `button` is its button's text."""

    stage: Stage
    state: str
    button: Words


@dataclass(frozen=True)
class NextStep:
    """The present stage, the next (None after the last) and the previous one (None before the first).

    `told` is the sentence about the room's progress, `primary` the recommended next action (empty: wait); `anyway`
    marks a confirmed step to the next stage although something is unfinished, `chooses_headline` that a headline is to
    be chosen among equals.
    """

    now: Words
    onward: StagePoint | None
    what_happens: Words
    back: StagePoint | None
    told: str = ""
    primary: str = ONWARD
    anyway: bool = False
    chooses_headline: bool = False


def path(stage: Stage) -> list[StagePoint]:
    """Return all stages in order with their state."""
    here = stage.place_in_order
    return [
        StagePoint(each, "done" if i < here else "now" if i == here else "later", STAGES[each].button)
        for i, each in enumerate(Stage)
    ]


def usual_step(stage: Stage) -> NextStep:
    """Return the step of `stage` and the next one, without regard to progress."""
    points, here = path(stage), stage.place_in_order
    onward = points[here + 1] if here + 1 < len(points) else None
    return NextStep(
        now=STAGES[stage].now,
        onward=onward,
        what_happens=STAGES[onward.stage].then if onward else "",
        back=points[here - 1] if here else None,
    )


def next_step(workshop: WorkshopFacts) -> NextStep:
    """Return the present step and the recommended next action, by the room's progress."""
    known = {
        Stage.GATHER: _gathering,
        Stage.CLUSTER: _sorting,
        Stage.COMBINE: _combining,
        Stage.WEIGH: _weighing,
        Stage.WRITE: _writing,
    }
    usual = usual_step(workshop.stage)
    return known[workshop.stage](workshop, usual) if workshop.stage in known else usual


def asks_before_weighing(workshop: WorkshopFacts) -> bool:
    """Whether weighing would begin with nothing to weigh."""
    return workshop.weighs == Subject.CLUSTERS and not items.ids(workshop.id, Subject.CLUSTERS)


def _gathering(workshop: WorkshopFacts, usual: NextStep) -> NextStep:
    return replace(usual, told=people.brought(workshop.id).sentence())


def _sorting(workshop: WorkshopFacts, usual: NextStep) -> NextStep:
    found = progress.combining(workshop.id)
    if not found.missing:
        return replace(usual, told=found.sorted_sentence)
    return _unready(usual, found.missing, "")


def _combining(workshop: WorkshopFacts, usual: NextStep) -> NextStep:
    found = progress.combining(workshop.id)
    if found.is_working and not found.is_proposed:
        return _unready(usual, gettext("The boards are being combined. This takes a moment."), "")
    if found.has_piles or workshop.weighs == Subject.THEMES:
        told = found.sentence if found.has_piles else gettext("The room will weigh its themes.")
        return replace(usual, told=told)
    if found.missing:
        return _unready(usual, found.missing, BACK)
    return _unready(usual, gettext("The boards are not combined yet, so there is nothing to weigh."), COMBINE)


def _unready(usual: NextStep, told: str, primary: str) -> NextStep:
    """The step onward is offered as a way around what is not done."""
    onward = usual.onward and replace(usual.onward, button=_("Go on anyway"))
    return replace(usual, told=told, primary=primary, onward=onward, anyway=True)


def _weighing(workshop: WorkshopFacts, usual: NextStep) -> NextStep:
    if workshop.revealed:
        return replace(usual, now=_("Everybody sees the result."))
    if not items.ids(workshop.id, workshop.weighs):
        if workshop.weighs == Subject.THEMES:
            told = gettext("There is nothing to weigh: no theme stands on a picture.")
        else:
            told = gettext(
                "There is nothing to weigh: the room has no shared board. Go back and combine the boards, "
                "or let the room weigh its themes."
            )
        return replace(usual, now=_("The room has nothing to weigh."), told=told, primary=BACK)
    return replace(usual, told=turnout(workshop.id, workshop.weighs).sentence(), primary=REVEAL)


def _writing(workshop: WorkshopFacts, usual: NextStep) -> NextStep:
    found = progress.writing(workshop.id)
    return replace(
        usual,
        told=found.told,
        primary=ONWARD if found.sentences else VISION,
        chooses_headline=found.undecided,
    )
