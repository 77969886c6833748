"""Places in a list as numbers with room between them, so that a card can come between two others."""

import itertools
from collections.abc import Sequence


def between(orders: Sequence[float], at: int, count: int) -> list[float] | None:
    """Return `count` rising numbers behind the first `at` of `orders` (rising) and before the rest.

    None when the two neighbours lie so near to each other that there is no room between them.
    """
    low = orders[at - 1] if at else None
    high = orders[at] if at < len(orders) else None
    if high is None:
        start = 1.0 if low is None else float(int(low) + 1)
        return [start + step for step in range(count)]
    if low is None:
        low = high - count - 1
    found = [low + (high - low) * step / (count + 1) for step in range(1, count + 1)]
    rising = [low, *found, high]
    fits = all(one < other for one, other in itertools.pairwise(rising))
    return found if fits else None


def beside(orders: Sequence[float], wanted: float) -> float:
    """Return `wanted`, or the nearest free place behind it where one of `orders` has it already."""
    if wanted not in orders:
        return wanted
    rising = sorted(orders)
    at = rising.index(wanted) + rising.count(wanted)
    found = between(rising, at, 1)
    return found[0] if found else wanted
