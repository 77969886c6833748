"""What a headline got, out of 25, and what it would get if nobody read it.

After the liberating structure "25/10 Crowd Sourcing" (Lipmanowicz & McCandless 2013), where every headline gets five
scores of 1 to 5, so that 25 is the most. Here a headline gets the mean of its scores times five, however many it has.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from math import sqrt
from statistics import NormalDist

HIGHEST = 5
MEAN = 3.0  # of a uniform score of 1 to 5
VARIANCE = 2.0
CHANCE = 0.05  # on each side of the noise band
EXACT = 5  # up to so many scores


def out_of_25(points: Collection[int]) -> float:
    """Return the mean of these scores times five. Raises ZeroDivisionError without scores."""
    return HIGHEST * sum(points) / len(points)


@dataclass(frozen=True)
class NoiseBand:
    """What scores given blindly come to, out of 25: less or more in fewer than one of twenty cases each."""

    low: float
    high: float


@cache
def noise_band(scores: int) -> NoiseBand:
    """Return the noise band for so many independent scores, uniform from 1 to 5.

    Exact up to five scores, else by the normal distribution with the variance 2/n of their mean.
    """
    if scores > EXACT:
        reach = NormalDist().inv_cdf(1 - CHANCE) * sqrt(VARIANCE / scores)
        return NoiseBand(HIGHEST * (MEAN - reach), HIGHEST * (MEAN + reach))
    chances = _sums(scores)
    usual = [
        total
        for total in chances
        if _from(chances, total) > CHANCE and 1 - _from(chances, total + 1) > CHANCE
    ]
    return NoiseBand(HIGHEST * min(usual) / max(scores, 1), HIGHEST * max(usual) / max(scores, 1))


def _from(chances: Mapping[int, float], total: int) -> float:
    """P(sum >= total)."""
    return sum(chance for value, chance in chances.items() if value >= total)


def _sums(scores: int) -> dict[int, float]:
    """The chance of every sum of so many scores."""
    chances = {0: 1.0}
    for _ in range(scores):
        more: dict[int, float] = {}
        for total, chance in chances.items():
            for score in range(1, HIGHEST + 1):
                more[total + score] = more.get(total + score, 0.0) + chance / HIGHEST
        chances = more
    return chances
