"""The place of a cluster on the essence map: how often people chose it, against an even spread of the room's dots.

For one lens, k_g of n_g people of table g gave cluster c at least one dot. With n people and K clusters in the room,
p0 = (sum of k over all clusters) / (n K) is the rate of an even spread,
r = product over the G tables of ((k_g + 2 p0) / (n_g + 2)) to the power 1/G, and the value is x = r / (r + p0).
Where people rate from 1 to 5, k_g counts ratings of 4 and 5, and the value is the product of (k_g + 1) / (n_g + 2) to
the power 1/G. In both the middle line is at .5: an even spread of dots, or half of the people.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, fsum, log, sqrt

from places.weighing.methods.dots import Interval, wilson

MIDDLE = 0.5
EDGE = 1e-9  # values this near to the middle are on it
QUADRANTS = {
    (True, True): "essence",
    (False, True): "anywhere",
    (True, False): "story",
    (False, False): "quiet",
}


@dataclass(frozen=True)
class LensScore:
    """One lens: its `value` 0..1 with equal weight for every table; `interval` is of the share of all people who chose
    it, and `line` the share that lies on the middle line.
    """

    value: float
    interval: Interval
    line: float = MIDDLE

    @property
    def close(self) -> bool:
        """Whether the interval covers the middle line."""
        return self.interval.low <= self.line <= self.interval.high

    @property
    def high(self) -> bool:
        """Whether the value is in the upper half."""
        return self.value >= MIDDLE - EDGE


def even_spread(chosen: Sequence[int], people: int) -> float | None:
    """The rate at which each cluster would be chosen if the room's dots were spread evenly.

    `chosen`: for every cluster how many of `people` gave it at least one dot. None with fewer than two clusters, where
    there is nothing to spread over.
    """
    if len(chosen) < 2:
        return None
    return sum(chosen) / (people * len(chosen)) if people else 0.0


def lens_score(tops: Sequence[tuple[int, int]], even: float | None = None) -> LensScore:
    """The score of one lens from (people who chose it, people who answered) of each table.

    `even` is the rate of an even spread of dots; None for ratings. Tables without answers are left out; without any
    answer the value is one half. Raises ValueError when more chose than answered.
    """
    answered = [(top, count) for top, count in tops if count > 0]
    interval = wilson(sum(top for top, _ in tops), sum(count for _, count in tops))
    line = MIDDLE if even is None else even
    if not answered:
        return LensScore(MIDDLE, interval, line)
    if even is None:
        return LensScore(_mean([(top + 1) / (count + 2) for top, count in answered]), interval)
    times = _mean([((top / even if even else 0.0) + 2) / (count + 2) for top, count in answered])
    return LensScore(times / (times + 1), interval, line)  # x = (r / p0) / (r / p0 + 1)


def _mean(rates: Sequence[float]) -> float:
    """The geometric mean; its sum of logarithms does not depend on the order."""
    return exp(fsum(map(log, rates)) / len(rates))


def quadrant(unique: LensScore, belonging: LensScore) -> str:
    """The quadrant of the cluster by its values: "essence" (our essence), "anywhere" (ours, but could be anywhere),
    "story" (a story to hear) or "quiet" (quiet for now).
    """
    return QUADRANTS[unique.high, belonging.high]


def essence(unique: LensScore, belonging: LensScore) -> float:
    """How much the cluster is both: e = sqrt(x of unique times x of belonging), 0..1."""
    return sqrt(unique.value * belonging.value)


def essence_order(
    unique: LensScore, belonging: LensScore, energy: LensScore, tables: int
) -> tuple[float, float, int]:
    """A sort key that puts the cluster with the most essence first, then most energy, then most `tables`."""
    return -round(essence(unique, belonging), 12), -round(energy.value, 12), -tables


def reach(cards_per_table: Sequence[int]) -> float:
    """The share of tables that have a card in the cluster (0 without tables)."""
    return sum(cards > 0 for cards in cards_per_table) / len(cards_per_table) if cards_per_table else 0.0


def evenness(cards_per_table: Sequence[int]) -> float:
    """How evenly the cluster's cards come from the tables: 1 equally, 0 all from one (or no cards).

    With one table there is nothing uneven: 1.
    """
    total = sum(cards_per_table)
    if total == 0:
        return 0.0
    if len(cards_per_table) == 1:
        return 1.0
    shares = [cards / total for cards in cards_per_table if cards]
    return -sum(share * log(share) for share in shares) / log(len(cards_per_table)) + 0.0
