"""How the same people's answers changed from the start to the end (methods.md section 6)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from statistics import median

from places.belonging.methods.suppression import may_be_shown


@dataclass(frozen=True)
class Changes:
    """How many went up, stayed and went down.

    `shift` is the Hodges-Lehmann estimate in steps (the median of the means of all pairs), `p` the two-sided p of the
    exact Wilcoxon signed-rank test without zeros, with mean ranks for ties.
    """

    up: int
    same: int
    down: int
    shift: float
    p: float


def changes(sums: Mapping[int, int]) -> Changes | None:
    """Return the changes by how often each difference of steps was given; None where they may not be shown."""
    up = sum(number for change, number in sums.items() if change > 0)
    down = sum(number for change, number in sums.items() if change < 0)
    same = sums.get(0, 0)
    if not may_be_shown(up + same + down, (up, same, down)):
        return None
    each = [change for change, number in sorted(sums.items()) for _person in range(number)]
    return Changes(up, same, down, _shift(each), _exact_p(each))


def _shift(each: Sequence[int]) -> float:
    return median((one + other) / 2 for one, other in combinations_with_replacement(each, 2))


def _exact_p(each: Sequence[int]) -> float:
    """Return the two-sided p: every sign of every rank is equally likely when nothing has changed."""
    ranks = _doubled_ranks([abs(change) for change in each if change])
    ways = [1] + [0] * sum(ranks)
    for rank in ranks:
        for total in range(len(ways) - 1, rank - 1, -1):
            ways[total] += ways[total - rank]
    positive = [change > 0 for change in each if change]
    found = sum(rank for rank, is_up in zip(ranks, positive, strict=True) if is_up)
    fewer = min(found, sum(ranks) - found)
    return float(min(1.0, 2 * sum(ways[: fewer + 1]) / 2 ** len(ranks)))


def _doubled_ranks(sizes: Sequence[int]) -> list[int]:
    """Return twice the mean rank of each size, from 1: whole numbers also for ties."""
    return [2 * sum(other < size for other in sizes) + sizes.count(size) + 1 for size in sizes]
