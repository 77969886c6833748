"""When open pages of the mural, and the big screen while it shows the mural, are fetched again."""

from typing import Any

from places.boards.acts import board_act
from places.boards.queries.board import board_id_of
from places.enums import Kind
from places.live.audience import Audience, Operation
from places.photos.live import ON_OR_OFF_WALL
from places.workshops.queries.workshops import WorkshopFacts

_ANYWHERE = ON_OR_OFF_WALL | {Kind.PHOTO_CHANGED, Kind.PHOTO_BLURRED, Kind.WORKSHOP_CHANGED}


def operations(activity: Any, audience: Audience, workshop: WorkshopFacts) -> list[Operation]:
    """Return a refresh where `activity` changes the mural: with one picture more or less, all lie elsewhere."""
    return [{"op": "refresh"}] if _changes(activity, workshop) else []


def _changes(activity: Any, workshop: WorkshopFacts) -> bool:
    if activity.kind in _ANYWHERE:
        return True
    board = activity.data.get("board")
    if board is None or board_act(activity.kind).leaves_piles:
        return False
    return bool(board == board_id_of(workshop.id, None))
