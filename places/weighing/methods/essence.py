"""The place of a cluster on the essence map (unique and belonging), with equal weight for every table.

B = (product over tables of (k+1)/(n+2)) to the power 1/G, with k of n people of a table who put it in the
top; U and E likewise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, prod

from places.weighing.methods.dots import Interval, wilson

MIDDLE = 0.5
QUADRANTS = {
    (True, True): "essence",
    (False, True): "anywhere",
    (True, False): "story",
    (False, False): "quiet",
}


@dataclass(frozen=True)
class LensScore:
    """One lens: its `value` 0..1 with equal weight for every table, and the pooled `interval` of the top rate."""

    value: float
    interval: Interval

    @property
    def too_close(self) -> bool:
        """Whether the interval covers one half, so that high or low cannot be decided."""
        return self.interval.low <= MIDDLE <= self.interval.high

    @property
    def high(self) -> bool:
        """Whether the value is in the upper half."""
        return self.value >= MIDDLE


def lens_score(tops: Sequence[tuple[int, int]]) -> LensScore:
    """The score of one lens from (people who put it in the top, people who answered) of each table.

    Tables without answers are left out; without any answer the value is one half. Raises ValueError when
    more are in the top than answered.
    """
    answered = [(top, count) for top, count in tops if count > 0]
    interval = wilson(sum(top for top, _ in tops), sum(count for _, count in tops))
    if not answered:
        return LensScore(MIDDLE, interval)
    return LensScore(
        prod((top + 1) / (count + 2) for top, count in answered) ** (1 / len(answered)), interval
    )


def quadrant(unique: LensScore, belonging: LensScore) -> str:
    """The quadrant of the cluster: "essence" (our essence), "anywhere" (ours, but could be anywhere), "story" (a
    story to hear), "quiet" (quiet for now), or "close" where one of the two is too close to call.
    """
    if unique.too_close or belonging.too_close:
        return "close"
    return leaning(unique, belonging)


def leaning(unique: LensScore, belonging: LensScore) -> str:
    """The quadrant by the values alone, even where the intervals do not decide it."""
    return QUADRANTS[unique.high, belonging.high]


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
