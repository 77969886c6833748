"""What the desk proposes next, and what will happen then, in the words of a good host."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from places.enums import Stage

# stage: (what the room is doing now, what the button to this stage says, what will happen then)
WORDS: dict[Stage, tuple[Promise, Promise, Promise]] = {
    Stage.WELCOME: (
        _("People are coming in."),
        _("Back to the welcome"),
        _("Everyone sees the welcome page. Nothing is lost."),
    ),
    Stage.GATHER: (
        _("People are bringing their pictures."),
        _("Start bringing pictures"),
        _("Everyone is asked for a picture. Nobody sees the others' pictures yet."),
    ),
    Stage.SHARE: (
        _("Everybody looks at the wall."),
        _("Open the wall"),
        _("All pictures become visible to everyone at the same moment. More can still be brought."),
    ),
    Stage.CLUSTER: (
        _("Each table puts pictures together."),
        _("Start putting together"),
        _("Each table gets its own board and sorts the pictures. Tables do not see each other's boards yet."),
    ),
    Stage.COMBINE: (
        _("The room brings its boards together."),
        _("Combine the boards"),
        _("Everyone sees all boards. You make one shared board from them; people can change it."),
    ),
    Stage.WEIGH: (
        _("Everyone gives their dots."),
        _("Start weighing"),
        _(
            "Everyone gives dots. Nobody sees the result until you show it. Newcomers wait outside until then."
        ),
    ),
    Stage.WRITE: (
        _("The room writes its vision."),
        _("Start writing"),
        _("Everyone can write. A first draft can be made from what the room has put together."),
    ),
    Stage.CLOSE: (
        _("The work is done. Thank you."),
        _("Close the workshop"),
        _("The vision stays open to read, to change and to take away. You can still go back."),
    ),
}


@dataclass(frozen=True)
class StagePoint:
    """One stage on the way: `state` is done, now or later; `button` is what pressing it says."""

    stage: Stage
    state: str
    button: Promise


@dataclass(frozen=True)
class NextStep:
    """What is going on, the next stage (none after the last), and the one before (none before the first)."""

    now: Promise
    onward: StagePoint | None
    what_happens: Promise | str
    back: StagePoint | None


def path(stage: Stage) -> list[StagePoint]:
    """Return all stages in order with where the room stands."""
    here = stage.place_in_order
    return [
        StagePoint(each, "done" if i < here else "now" if i == here else "later", WORDS[each][1])
        for i, each in enumerate(Stage)
    ]


def next_step(stage: Stage) -> NextStep:
    """Return what the room does at `stage` and what comes next."""
    points, here = path(stage), stage.place_in_order
    onward = points[here + 1] if here + 1 < len(points) else None
    return NextStep(
        now=WORDS[stage][0],
        onward=onward,
        what_happens=WORDS[onward.stage][2] if onward else "",
        back=points[here - 1] if here else None,
    )
