"""Operations on boards, their clusters and placements."""

from typing import Any

from places.live.ops.audience import Audience, Operation
from places.queries.workshops import WorkshopFacts


def operations(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return what `activity` changes here."""
    return []


def screen_operations(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return what `activity` changes on the projector."""
    return []
