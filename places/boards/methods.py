"""Replay of a board's moves, and dealing of photos to tables that cannot sort all of them."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
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
# A table whose own photos are more than this many fair shares does not get all of them, nor does any table get more
# than this many times what tables have on average, unless that is below MOST_AT_ONE photos for every MOST_FOR_ALL.
TOO_MANY = 1.5
MOST_AT_ONE = 80
# At how many tables each photo lies at least where one table brought too many.
FEWEST_TABLES = 2

Hands = Mapping[Hashable, Collection[Hashable]]  # the photos of each table


def deal(
    photos: Mapping[Hashable, Hashable | None],
    tables: Sequence[Hashable],
    *,
    seed: int,
    most: int = MOST_FOR_ALL,
) -> dict[Hashable, list[Hashable]]:
    """Return the photos of each table, in the order of `photos`, which maps photo to its owner's table (or None).

    Up to `most` photos every table gets all of them. Above, each table gets its own members' and a sample
    until it has about `most`; every photo is dealt to the same number of tables, or to one more. A table whose own
    photos are more than 1.5 fair shares gets a sample of its own too, and then every photo is dealt to at least two
    tables. The same seed deals the same.
    """
    if len(photos) <= most or len(tables) < 2:
        return {table: list(photos) for table in tables}
    over = tables_over_share(photos.values(), tables, most=most)
    held: dict[Hashable, set[Hashable]] = {table: set() for table in tables}
    for photo, owner in photos.items():
        if owner in held and owner not in over:
            held[owner].add(photo)
    fewest = FEWEST_TABLES if over else 1
    counts = {photo: sum(photo in hand for hand in held.values()) for photo in photos}
    random = np.random.default_rng(seed)
    while (level := min(counts.values())) < len(tables) and _wanting(held, level, fewest, most):
        waiting = [photo for photo in photos if counts[photo] == level]
        for position in random.permutation(len(waiting)):
            if not _wanting(held, level, fewest, most):
                break
            photo = waiting[position]
            held[_smallest(held, without=photo)].add(photo)
            counts[photo] += 1
    return {table: [photo for photo in photos if photo in held[table]] for table in tables}


def tables_over_share(
    owners: Iterable[Hashable | None], tables: Sequence[Hashable], *, most: int = MOST_FOR_ALL
) -> set[Hashable]:
    """Return the tables whose own photos (`owners` has each photo's table) are more than 1.5 fair shares.

    A fair share is `most`, or what each table would have if every photo were dealt once, if that is more.
    """
    own = Counter(owners)
    fair = max(most, own.total() / len(tables))
    return {table for table in tables if own[table] > TOO_MANY * fair}


def deal_one_more(
    photo: Hashable,
    photos: Mapping[Hashable, Hashable | None],
    hands: Hands,
    *,
    most: int = MOST_FOR_ALL,
) -> dict[Hashable, list[Hashable]]:
    """Return what is dealt to each table when `photo` comes after the others: {table: photos}.

    `photos` maps all photos, this one too, to their owner's table; `hands` are the photos that tables have. It
    is dealt to its owner's table, and to as many tables as the others. Where that table has its fill, or has
    brought too many, the photo is dealt to two tables at least, and so are all its other photos.
    """
    held: dict[Hashable, set[Hashable]] = {table: set(hand) for table, hand in hands.items()}
    counts = Counter(dealt for hand in held.values() for dealt in hand)
    level = max(1, min(counts.values(), default=1))
    own, waiting = photos[photo], {photo: level}
    if own in held and own in tables_over_share(photos.values(), list(held), most=most):
        waiting |= {other: FEWEST_TABLES for other, owner in photos.items() if owner == own and counts[other]}
        waiting[photo] = max(level, FEWEST_TABLES)
    elif own in held and _is_full(held, own, level, most):
        waiting[photo] = max(level, FEWEST_TABLES)
    if own in held and not _is_full(held, own, waiting[photo], most):
        held[own].add(photo)
        counts[photo] += 1
    for other, wanted in waiting.items():
        for _again in range(min(wanted, len(held)) - counts[other]):
            held[_smallest(held, without=other)].add(other)
    return {table: [new for new in waiting if new in held[table] - set(hands[table])] for table in hands}


def deal_in(
    hands: Hands, photos: Sequence[Hashable], *, seed: int, most: int = MOST_FOR_ALL
) -> list[Hashable]:
    """Return the photos of a table that is added when the others have theirs (`hands`), in the order of `photos`.

    It gets `most` of them: those that the fewest tables have, by chance among these.
    """
    counts = Counter(dealt for hand in hands.values() for dealt in hand)
    chance = dict(zip(photos, np.random.default_rng(seed).permutation(len(photos)).tolist(), strict=True))
    chosen = set(sorted(photos, key=lambda photo: (counts[photo], chance[photo]))[:most])
    return [photo for photo in photos if photo in chosen]


def most_at_one(hands: Hands, *, more: int = 0, most: int = MOST_FOR_ALL) -> float:
    """Return the most photos that a table may have: 80, or 1.5 times the mean if that is more.

    `more` photos are about to be dealt. With another `most` than 60 it is 4/3 of that instead of 80.
    """
    mean = (sum(len(hand) for hand in hands.values()) + more) / len(hands)
    return max(MOST_AT_ONE * most / MOST_FOR_ALL, TOO_MANY * mean)


def _is_full(held: Hands, table: Hashable, more: int, most: int) -> bool:
    return len(held[table]) + 1 > most_at_one(held, more=more, most=most)


def _smallest(held: Hands, *, without: Hashable) -> Hashable:
    """Return the table with the fewest photos of those that do not have this one."""
    return min((table for table in held if without not in held[table]), key=lambda table: len(held[table]))


def _wanting(held: Hands, level: int, fewest: int, most: int) -> bool:
    """Whether to continue: the next photos are dealt to too few tables yet, or a table has room."""
    return level < fewest or any(len(hand) < most for hand in held.values())
