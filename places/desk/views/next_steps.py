"""What the desk proposes next, and what will happen then, in the words of a good host."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from places.desk.queries import progress
from places.enums import Stage, Subject
from places.facilitation.queries.workshop_methods import planned_stages
from places.people.queries import people
from places.people.queries.ready import ReadyCount, how_many_ready
from places.weighing.queries import items
from places.weighing.queries.turnout import turnout
from places.workshops.queries.stages import STAGES
from places.workshops.queries.workshops import WorkshopFacts

Words = Promise | str

WAIT, BACK, ONWARD, COMBINE, REVEAL, VISION = "", "back", "onward", "combine", "reveal", "vision"
DOES: dict[str, Words] = {
    WAIT: _("You can wait: the next step comes here by itself."),
    BACK: _("The room goes back one step. Nothing is lost."),
    COMBINE: _("One shared board is made from the tables' boards, and everyone sees it."),
    REVEAL: _("Everyone sees the result at the same moment. From then on no dot can be changed."),
    VISION: _("There you make a first draft of the text. Everyone can then change it."),
}  # what pressing the button of the next step will do; of a step onward its stage says it


@dataclass(frozen=True)
class StagePoint:
    """One stage: `state` is done, now or later; `button` is its button's text."""

    stage: Stage
    state: str
    button: Words


@dataclass(frozen=True)
class NextStep:
    """The present stage, the next (None after the last) and the previous one (None before the first).

    `told` is the sentence about the room's progress, `ready` how many are done, `primary` the recommended next action
    (empty: wait) and `does` what it will do; `anyway` marks a confirmed step to the next stage although
    something is unfinished, `chooses_headline` that a headline is to be chosen among equals.
    """

    now: Words
    onward: StagePoint | None
    what_happens: Words
    back: StagePoint | None
    told: str = ""
    primary: str = ONWARD
    anyway: bool = False
    chooses_headline: bool = False
    does: Words = ""
    ready: ReadyCount = field(default_factory=ReadyCount)


def path(stage: Stage) -> list[StagePoint]:
    """Return all stages in order with their state."""
    here = stage.place_in_order
    return [
        StagePoint(each, "done" if i < here else "now" if i == here else "later", STAGES[each].button)
        for i, each in enumerate(Stage)
    ]


def usual_step(stage: Stage, planned: Collection[Stage] = tuple(Stage)) -> NextStep:
    """Return the step of `stage` and the next one of those in the plan, without regard to progress."""
    points, here = path(stage), stage.place_in_order
    onward = next((point for point in points[here + 1 :] if point.stage in planned), None)
    back = next((point for point in reversed(points[:here]) if point.stage in planned), None)
    return NextStep(
        now=STAGES[stage].now,
        onward=onward,
        what_happens=STAGES[onward.stage].then if onward else "",
        back=back,
    )


def next_step(workshop: WorkshopFacts) -> NextStep:
    """Return the present step and the recommended next action, by the room's progress."""
    known = {
        Stage.WELCOME: _arriving,
        Stage.GATHER: _gathering,
        Stage.CLUSTER: _sorting,
        Stage.COMBINE: _combining,
        Stage.WEIGH: _weighing,
        Stage.WRITE: _writing,
    }
    usual = usual_step(workshop.stage, planned_stages(workshop.id))
    step = known[workshop.stage](workshop, usual) if workshop.stage in known else usual
    does = step.what_happens if step.primary == ONWARD else DOES[step.primary]
    return replace(step, does=step.does or does, ready=how_many_ready(workshop))


def asks_before_weighing(workshop: WorkshopFacts) -> bool:
    """Whether weighing would begin with nothing to weigh."""
    return workshop.weighs == Subject.CLUSTERS and not items.ids(workshop.id, Subject.CLUSTERS)


def _arriving(workshop: WorkshopFacts, usual: NextStep) -> NextStep:
    found = people.brought(workshop.id)
    if found.people:
        return replace(usual, told=found.here())
    return replace(
        usual,
        told=gettext("Nobody has come in yet."),
        does=_("Whoever comes in later is asked for a picture at once."),
    )


def _gathering(workshop: WorkshopFacts, usual: NextStep) -> NextStep:
    found = people.brought(workshop.id)
    if found.brought:
        return replace(usual, told=found.sentence())
    told = (
        gettext("Nobody has brought a picture yet.") if found.people else gettext("Nobody has come in yet.")
    )
    return _unready(usual, told, WAIT)


def _sorting(workshop: WorkshopFacts, usual: NextStep) -> NextStep:
    found = progress.combining(workshop.id)
    if not found.missing:
        return replace(usual, told=found.sorted_sentence)
    return _unready(usual, found.missing, WAIT)


def _combining(workshop: WorkshopFacts, usual: NextStep) -> NextStep:
    found = progress.combining(workshop.id)
    if found.is_working and not found.is_proposed:
        return _unready(usual, gettext("The boards are being combined. This takes a moment."), WAIT)
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
    found = turnout(workshop.id, workshop.weighs)
    few = _("Fewer than three people have given dots. Wait for more: with so few, nobody sees numbers.")
    return replace(usual, told=found.sentence(), primary=REVEAL, does=few if found.few else "")


def _writing(workshop: WorkshopFacts, usual: NextStep) -> NextStep:
    found = progress.writing(workshop.id)
    return replace(
        usual,
        told=found.told,
        primary=ONWARD if found.sentences else VISION,
        chooses_headline=found.undecided,
    )
