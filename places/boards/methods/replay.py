"""A board as it was: the moves of its log, played up to any of them."""

from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple


class Move(NamedTuple):
    """Where one card lies after a moment: in which pile (None: not placed), and at which place there."""

    card: Hashable
    pile: int | None
    order: float


def positions(moments: Sequence[Iterable[Move]], upto: int) -> dict[Hashable, Move]:
    """Return where each card lies after the first `upto` moments; cards that are not placed are left out."""
    lying: dict[Hashable, Move] = {}
    for moves in moments[:upto]:
        for move in moves:
            if move.pile is None:
                lying.pop(move.card, None)
            else:
                lying[move.card] = move
    return lying
