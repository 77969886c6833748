"""The template tag `room_line`: what a page says under its header of the time that is left, and “I'm done”."""

import re
from dataclasses import dataclass
from typing import Any

from places.database import clock
from places.enums import Role, Stage, Verb
from places.people.queries.ready import is_table_ready
from places.web.stage_bar import register
from places.workshops.queries.timer import Timer, milliseconds, timer_of

# The pages on which people work at a stage; only there they say that they are done.
WORK = {
    Stage.GATHER: re.compile(r"/bring/([0-9]+/done/)?$"),
    Stage.CLUSTER: re.compile(r"/board/([0-9]+/)?$"),
    Stage.WEIGH: re.compile(r"/weigh/(table/)?$"),
    Stage.WRITE: re.compile(r"/(vision|rounds)/$"),
}


@dataclass(frozen=True)
class RoomLine:
    """The timer of the stage, the server's time in ms since 1970 (or its placeholder in a cached page), whether the
    page offers to say “I'm done”, whether it has been said, and whether a table's device says it."""

    timer: Timer | None = None
    now: int | str = 0
    offers_ready: bool = False
    is_ready: bool = False
    by_table: bool = False


@register.simple_tag(takes_context=True)
def room_line(context: dict[str, Any]) -> RoomLine:
    """Return the facts for `components/room_line.html`. One query on a table's device, else none."""
    visit, request = context.get("visit"), context.get("request")
    if not visit:
        return RoomLine()
    now = context.get("server_now") or milliseconds(clock.now())
    offers = bool(request) and _offers_ready(visit, request.path)
    by_table = visit.actor.role == Role.TABLE
    return RoomLine(timer_of(visit.workshop), now, offers, offers and _is_ready(visit), by_table)


def _offers_ready(visit: Any, path: str) -> bool:
    """Whether this is a page of the present stage on which who asks works, and may say that they are done."""
    stage = visit.workshop.stage
    if (
        stage not in WORK
        or not WORK[stage].search(path)
        or (stage == Stage.WEIGH and visit.workshop.revealed)
    ):
        return False
    if visit.actor.role == Role.TABLE:
        return visit.actor.group_id is not None and visit.may(Verb.SAY_TABLE_READY)
    return visit.person is not None and visit.may(Verb.SAY_READY)


def _is_ready(visit: Any) -> bool:
    if visit.actor.role == Role.TABLE:
        return is_table_ready(visit.actor.group_id)
    return bool(visit.person.is_ready)
