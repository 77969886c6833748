"""Operations on rounds: how many have answered, and a new page when one opens or is shown."""

from typing import Any

from places.enums import Kind
from places.live.ops.audience import Audience, Operation
from places.queries.rounds import round_of
from places.queries.workshops import WorkshopFacts


def operations(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return the new count after an answer (never whose, or which), or a new page when a round opens or is shown."""
    if activity.kind in (Kind.ROUND_OPENED, Kind.ROUND_SHOWN):
        return [{"op": "refresh"}]
    if activity.kind != Kind.ROUND_ANSWERED:
        return []
    found = round_of(workshop.id, activity.data["round"])
    return [{"op": "text", "id": f"answered-{found.kind}", "text": found.sentence}] if found else []
