"""Boards as pages show them."""

from places.enums import Stage
from places.rules import Actor


def may_see(actor: Actor, board_id: int, stage: Stage) -> bool:
    """Whether `actor` may see this board while the room stands at `stage`."""
    return False
