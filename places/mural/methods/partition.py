"""Consecutive things in parts that are about equally heavy.

The "linear partition" (Skiena, *The Algorithm Design Manual*, 3rd ed., 10.7), here with the least sum of squares, and
near an even cut first, which is faster.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import inf


def partition(weights: Sequence[float], parts: int) -> list[int]:
    """Return how many consecutive `weights` each of `parts` takes, so that their sums differ least (by squares).

    `parts` is at most the number of weights; every part gets at least one.
    """
    sums = [0.0, *accumulate(weights)]
    found = _cuts(sums, parts, near=sums[-1] / parts) or _cuts(sums, parts, near=inf)
    return [end - start for start, end in pairwise(found)]


def _cuts(sums: Sequence[float], parts: int, near: float) -> list[int]:
    """The places between parts, first and last with them; [] where no cut is `near` enough to an even one."""
    mean, size = sums[-1] / parts, len(sums) - 1
    costs, before = {0: 0.0}, []
    for part in range(1, parts + 1):
        ends = [size] if part == parts else range(part, size - (parts - part) + 1)
        now: dict[int, float] = {}
        came: dict[int, int] = {}
        for end in ends:
            if abs(sums[end] - part * mean) > near:
                continue
            tries = [
                (cost + (sums[end] - sums[start] - mean) ** 2, start)
                for start, cost in costs.items()
                if start < end
            ]
            if tries:
                now[end], came[end] = min(tries)
        costs = now
        before.append(came)
    return _way_back(before, size) if size in costs else []


def _way_back(before: Sequence[dict[int, int]], end: int) -> list[int]:
    found = [end]
    for came in reversed(before):
        found.append(came[found[-1]])
    return found[::-1]
