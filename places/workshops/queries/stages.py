"""The stages: one table of where each takes people, what the bar offers then, and what the desk says of it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from places.enums import Role, Stage
from places.workshops.queries.workshops import WorkshopFacts


@dataclass(frozen=True)
class StageFacts:
    """What is the same for every workshop at one stage.

    `address` is the name of the address where people are then, `beside` of a second one in their bar (may be empty).
    The desk says `now` while the room is there, `button` on the way to it, and `then` of what pressing it will do.
    """

    address: str
    beside: str
    now: Promise
    button: Promise
    then: Promise


STAGES: dict[Stage, StageFacts] = {
    Stage.WELCOME: StageFacts(
        "home",
        "",
        _("People are coming in."),
        _("Back to the welcome"),
        _("Everyone sees the welcome page. Nothing is lost."),
    ),
    Stage.GATHER: StageFacts(
        "bring",
        "",
        _("People are bringing their pictures."),
        _("Start bringing pictures"),
        _("Everyone is asked for a picture. Nobody sees the others' pictures yet."),
    ),
    Stage.SHARE: StageFacts(
        "wall",
        "bring",
        _("Everybody looks at the wall."),
        _("Open the wall"),
        _("All pictures become visible to everyone at the same moment. More can still be brought."),
    ),
    Stage.CLUSTER: StageFacts(
        "board",
        "wall",
        _("Each table puts pictures together."),
        _("Start putting together"),
        _(
            "Each table gets its own board and sorts the pictures. "
            "The big screen shows the piles grow, without their names."
        ),
    ),
    Stage.COMBINE: StageFacts(
        "combine",
        "board",
        _("The room brings its boards together."),
        _("Combine the boards"),
        _("One shared board is made from the tables' boards, and everyone sees it. People can change it."),
    ),
    Stage.WEIGH: StageFacts(
        "weigh",
        "wall",
        _("Everyone gives their dots."),
        _("Start weighing"),
        _(
            "Everyone gives dots. Nobody sees the result until you show it. "
            "Newcomers wait outside until the room goes on to write."
        ),
    ),
    Stage.WRITE: StageFacts(
        "vision",
        "rounds",
        _("The room writes its vision."),
        _("Start writing"),
        _("Everyone can write. A first draft can be made from what the room has put together."),
    ),
    Stage.CLOSE: StageFacts(
        "vision",
        "wall",
        _("The work is done. Thank you."),
        _("Close the workshop"),
        _("Everyone reads the vision as a finished page. You take it away as a file. You can still go back."),
    ),
}


def stage_place(workshop: WorkshopFacts, role: Role, *, joined: bool) -> str:
    """Return the name of the address where a person of this role is now; `joined`: they have a first name here."""
    stage = workshop.stage
    if role == Role.TABLE:
        if not stage.reached(Stage.SHARE):
            return "tablet"
    elif not joined:
        return "desk"
    return "results" if stage == Stage.WEIGH and workshop.revealed else STAGES[stage].address
