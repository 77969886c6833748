"""Belonging and uniqueness of one person, as one of four places.

Shore et al. 2011, Journal of Management 37:1262-1289: people who belong and may be unlike others are included;
without one of the two they are assimilated or set apart. The steps of the first five items of the pulse are belonging,
those of the last two are uniqueness; high is nearer to "mostly" than to "partly".
"""

from collections.abc import Collection, Mapping
from enum import IntEnum
from statistics import mean

BELONGING = ("accepted", "included", "respected", "listened_to", "involved")
UNIQUENESS = ("ideas", "different")
HIGH = 3.5  # of 1 to 5
FEWEST_OF_BELONGING = 3  # items that a person must have answered


class ShorePlace(IntEnum):
    """Where a person's answers lie."""

    BOTH = 1
    BELONGS = 2
    UNIQUE = 3
    NEITHER = 4


def place_of(steps: Mapping[str, int]) -> ShorePlace | None:
    """Return the place of a person's `steps` (1 to 5 by item); None where too few were given."""
    belonging = [steps[item] for item in BELONGING if item in steps]
    uniqueness = [steps[item] for item in UNIQUENESS if item in steps]
    if len(belonging) < FEWEST_OF_BELONGING or not uniqueness:
        return None
    return _place(mean(belonging) >= HIGH, mean(uniqueness) >= HIGH)


def _place(belongs: bool, is_unique: bool) -> ShorePlace:
    if belongs:
        return ShorePlace.BOTH if is_unique else ShorePlace.BELONGS
    return ShorePlace.UNIQUE if is_unique else ShorePlace.NEITHER


def may_show_places(shown_items: Collection[str]) -> bool:
    """Whether places may be shown beside items: only when each item that they are made of is shown, too."""
    return set(BELONGING + UNIQUENESS) <= set(shown_items)
