"""How exactly a number of people may be told, so that nobody can be singled out.

methods.md sections 6 and 7: at least five people in a group, and in what is left of all (complementary suppression).
"""

from collections.abc import Iterable, Sequence
from enum import Enum

from places.belonging.methods.suppression import FEWEST


class HowMany(Enum):
    """A number of people as it may be told: none, a few, the number itself, or most of them."""

    NONE = "none"
    FEW = "few"
    NUMBER = "number"
    MOST = "most"


def how_many(number: int, of: int) -> HowMany:
    """Return how `number` of `of` people may be told: the number tells of a group, and of those who are not in it."""
    if number <= 0:
        return HowMany.NONE
    if number < FEWEST:
        return HowMany.FEW
    return HowMany.MOST if 0 < of - number < FEWEST else HowMany.NUMBER


def tables_to_name(quiet: Iterable[int], people: dict[int, int]) -> tuple[list[int], bool]:
    """Return which quiet tables may be named, and whether some small ones may be spoken of together.

    `people` has how many are at each table. A table is named from five people on; of smaller ones it is said that
    some are quiet, when there are several and five people at them.
    """
    all_quiet = list(quiet)
    named = [table for table in all_quiet if people.get(table, 0) >= FEWEST]
    small = [people.get(table, 0) for table in all_quiet if table not in named]
    return named, len(small) > 1 and sum(small) >= FEWEST


def tables_to_count(people: Sequence[int]) -> tuple[bool, ...]:
    """Return of which tables it may stand beside their people's names how many have brought something.

    Of five people or more; and as all tables' sum is known, those that are left out are never few together: while
    they are, the smallest of the others is left out, too (of equal ones the first).
    """
    counted = [number >= FEWEST for number in people]
    while 0 < sum(each for each, seen in zip(people, counted, strict=True) if not seen) < FEWEST and any(
        counted
    ):
        left = (place for place, seen in enumerate(counted) if seen)
        counted[min(left, key=lambda place: people[place])] = False
    return tuple(counted)
