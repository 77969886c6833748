"""Where each stage takes people: one answer for the view `home`, live news and open pages."""

from places.enums import Role, Stage
from places.workshops.queries.workshops import WorkshopFacts

WHERE = {
    Stage.WELCOME: "home",
    Stage.GATHER: "bring",
    Stage.SHARE: "wall",
    Stage.CLUSTER: "board",
    Stage.COMBINE: "combine",
    Stage.WEIGH: "weigh",
    Stage.WRITE: "vision",
    Stage.CLOSE: "vision",
}


def stage_place(workshop: WorkshopFacts, role: Role, *, joined: bool) -> str:
    """Return the name of the address where a person of this role is now; `joined`: they have a first name here."""
    stage = workshop.stage
    if role == Role.TABLE:
        if not stage.reached(Stage.SHARE):
            return "tablet"
    elif not joined:
        return "desk"
    return "results" if stage == Stage.WEIGH and workshop.revealed else WHERE[stage]
