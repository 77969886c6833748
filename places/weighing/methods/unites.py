"""Group-informed consensus: agreement that holds at every table, not only in the room as a whole.

As in Polis (Small et al. 2021, Recerca 26(2)), over known groups (tables) in place of computed opinion groups.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import prod

UNITES_MEAN, UNITES_EACH = 0.7, 0.5
HIGH, LOW = 0.7, 0.4
FEWEST_ANSWERS = 3
SMALLEST_GROUP = 5


@dataclass(frozen=True)
class Votes:
    """One group on one item: `agree`, `disagree`, and `answered`, which counts "not sure" too."""

    agree: int
    disagree: int
    answered: int

    @property
    def chance(self) -> float:
        """(A+1)/(S+2): how likely the next one of the group is to agree."""
        return (self.agree + 1) / (self.answered + 2)


@dataclass(frozen=True)
class ItemReading:
    """How the tables agree on an item.

    `reading` is "unites", "different" (ours in different ways), "listening" (not enough answers yet) or
    "open"; `high` and `low` are the tables on either side where it is "different", `waiting` those with fewer
    than three answers. `product` is the group-informed consensus and `mean` its geometric mean (None without
    tables).
    """

    reading: str
    product: float | None
    mean: float | None
    high: tuple[Hashable, ...] = ()
    low: tuple[Hashable, ...] = ()
    waiting: tuple[Hashable, ...] = ()


def group_informed_consensus(groups: Sequence[Votes]) -> float:
    """The product of all groups' chances to agree."""
    return prod(group.chance for group in groups)


def read_item(groups: Mapping[Hashable, Votes]) -> ItemReading:
    """Read one item from each table's votes; where a table has fewer than three answers it is not ranked."""
    if not groups:
        return ItemReading("listening", None, None)
    product = group_informed_consensus(list(groups.values()))
    mean = product ** (1 / len(groups))
    waiting = tuple(table for table, votes in groups.items() if votes.answered < FEWEST_ANSWERS)
    if waiting:
        return ItemReading("listening", product, mean, waiting=waiting)
    if mean >= UNITES_MEAN and all(votes.chance >= UNITES_EACH for votes in groups.values()):
        return ItemReading("unites", product, mean)
    high = tuple(table for table, votes in groups.items() if votes.chance >= HIGH)
    low = tuple(table for table, votes in groups.items() if votes.chance < LOW)
    if high and low:
        return ItemReading("different", product, mean, high, low)
    return ItemReading("open", product, mean)


def pooled_groups(sizes: Mapping[Hashable, int], least: int = SMALLEST_GROUP) -> list[tuple[Hashable, ...]]:
    """Tables as they may be shown: those of fewer than `least` people together, in the order given.

    Small tables join each other in turn until they are `least` people. What is left over then joins the
    smallest of those, or else the smallest table: so no small one can be worked out from all the rest. Where
    the whole room is too few the list is empty.
    """
    order = {table: place for place, table in enumerate(sizes)}
    pools = [[table] for table, size in sizes.items() if size >= least]
    left: list[Hashable] = []
    packed: list[list[Hashable]] = []
    for table, size in sizes.items():
        if size < least:
            left.append(table)
        if sum(sizes[each] for each in left) >= least:
            packed.append(left)
            left = []
    if left and not (packed or pools):
        return []
    if left:
        home = min(packed or pools, key=lambda pool: sum(sizes[table] for table in pool))
        home += left
    shown = [tuple(sorted(pool, key=order.__getitem__)) for pool in pools + packed]
    return sorted(shown, key=lambda pool: (len(pool) > 1, order[pool[0]]))
