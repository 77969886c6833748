"""Replay of a board's moves, and dealing of photos to tables that cannot sort all of them."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np


class Move(NamedTuple):
    """The place of one card after a moment: its pile (None: not placed) and its order there."""

    card: Hashable
    pile: int | None
    order: float


def positions(moments: Sequence[Iterable[Move]], upto: int) -> dict[Hashable, Move]:
    """Return the place of each card after the first `upto` moments; cards that are not placed are left out."""
    lying: dict[Hashable, Move] = {}
    for moves in moments[:upto]:
        for move in moves:
            if move.pile is None:
                lying.pop(move.card, None)
            else:
                lying[move.card] = move
    return lying


MOST_FOR_ALL = 60


def deal(
    photos: Mapping[Hashable, Hashable | None],
    tables: Sequence[Hashable],
    *,
    seed: int,
    most: int = MOST_FOR_ALL,
) -> dict[Hashable, list[Hashable]]:
    """Return the photos of each table, in the order of `photos`, which maps photo to its owner's table (or None).

    Up to `most` photos every table gets all of them. Above, each table gets its own members' and a sample
    until it has about `most`; every photo is dealt to the same number of tables, or to one more. The same seed deals
    the same.
    """
    if len(photos) <= most or len(tables) < 2:
        return {table: list(photos) for table in tables}
    held: dict[Hashable, set[Hashable]] = {table: set() for table in tables}
    for photo, owner in photos.items():
        if owner in held:
            held[owner].add(photo)
    counts = {photo: sum(photo in hand for hand in held.values()) for photo in photos}
    random = np.random.default_rng(seed)
    while (level := min(counts.values())) < len(tables) and _wanting(held, level, most):
        waiting = [photo for photo in photos if counts[photo] == level]
        for position in random.permutation(len(waiting)):
            if not _wanting(held, level, most):
                break
            photo = waiting[position]
            table = min(
                (table for table in tables if photo not in held[table]), key=lambda table: len(held[table])
            )
            held[table].add(photo)
            counts[photo] += 1
    return {table: [photo for photo in photos if photo in held[table]] for table in tables}


def _wanting(held: Mapping[Hashable, set[Hashable]], level: int, most: int) -> bool:
    """Whether to continue: the next photos are dealt to no table yet, or a table has room."""
    return level == 0 or any(len(hand) < most for hand in held.values())
