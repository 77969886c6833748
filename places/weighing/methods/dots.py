"""Dots: budgets, confidence intervals, and shares with equal weight for every table.

Wilson 1927, Journal of the American Statistical Association 22:209-212, for the interval of a share.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from math import floor, sqrt

# The normal quantile of a two-sided 95 % interval.
Z95 = 1.959963985
MOST_ON_ONE = 2


def budget(clusters: int) -> int:
    """Dots per person and lens: a quarter of the clusters (halves up), at least 2 and at most 5."""
    return min(max(floor(clusters / 4 + 0.5), 2), 5)


@dataclass(frozen=True)
class Interval:
    """A confidence interval of a share, both ends between 0 and 1."""

    low: float
    high: float

    def overlaps(self, other: "Interval") -> bool:
        """Whether both could be the same share."""
        return self.low <= other.high and other.low <= self.high


def wilson(successes: float, trials: float) -> Interval:
    """Wilson's 95 % interval of successes / trials; 0 to 1 where there was no trial.

    Raises ValueError when there are fewer trials than successes, or a negative number.
    """
    if not 0 <= successes <= trials:
        raise ValueError("successes lie between 0 and the trials")
    if trials == 0:
        return Interval(0.0, 1.0)
    share, square = successes / trials, Z95**2
    centre = share + square / (2 * trials)
    reach = Z95 * sqrt(share * (1 - share) / trials + square / (4 * trials**2))
    below = 1 + square / trials
    low = 0.0 if successes == 0 else (centre - reach) / below
    high = 1.0 if successes == trials else (centre + reach) / below
    return Interval(low, high)


def equal_table_shares(dots: Mapping[Hashable, Mapping[Hashable, int]]) -> dict[Hashable, float]:
    """Per item the mean over tables of the table's own share of dots: a small table weighs as much as a large
    one.

    `dots` maps table to {item: dots}. Tables that gave no dot have no share to give. Items in order of
    appearance.
    """
    items = dict.fromkeys(item for given in dots.values() for item in given)
    sums = {table: sum(given.values()) for table, given in dots.items()}
    voting = [table for table, total in sums.items() if total]
    return {
        item: sum(dots[table].get(item, 0) / sums[table] for table in voting) / len(voting) if voting else 0.0
        for item in items
    }


@dataclass(frozen=True)
class Standing:
    """One item's result: rank 1 is highest, equal dots share a rank, and what has no dots has none.

    `voters` of `ballots` put a dot on it (a ballot left empty is an abstention and is counted), `interval` is
    theirs; `together` are the items whose intervals overlap, so that their order may be due to chance.
    """

    item: Hashable
    dots: int
    voters: int
    ballots: int
    rank: int | None
    interval: Interval
    together: tuple[Hashable, ...]


def standings(dots: Mapping[Hashable, int], voters: Mapping[Hashable, int], ballots: int) -> list[Standing]:
    """All items, most dots first, equal ones in the order given.

    `dots` and `voters` map item to dots and to people who put at least one there; `ballots` counts the opened
    ballots, empty ones too. Raises ValueError when an item has more voters than there are ballots.
    """
    intervals = {item: wilson(voters.get(item, 0), ballots) for item in dots}
    return [
        Standing(
            item=item,
            dots=count,
            voters=voters.get(item, 0),
            ballots=ballots,
            rank=1 + sum(other > count for other in dots.values()) if count else None,
            interval=intervals[item],
            together=tuple(
                other for other in dots if other != item and intervals[item].overlaps(intervals[other])
            ),
        )
        for item, count in sorted(dots.items(), key=lambda pair: -pair[1])
    ]
