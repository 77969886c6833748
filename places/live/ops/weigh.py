"""Operations on weighing: how many have given dots, and the one moment of showing."""

from typing import Any

from places.enums import Kind
from places.live.ops.audience import Audience, Operation
from places.queries import ballot
from places.queries.workshops import WorkshopFacts

ON_CLUSTERS = {Kind.VOTES_REVEALED, Kind.VOTES_HIDDEN, Kind.BOARD_PROPOSED}


def operations(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return the new count after a vote (never whose or where), or a new page after the reveal."""
    if activity.kind == Kind.VOTED:
        return [{"op": "text", "id": "voted-count", "text": ballot.turnout(workshop.id).sentence()}]
    return [{"op": "refresh"}] if activity.kind in ON_CLUSTERS else []
