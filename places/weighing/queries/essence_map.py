"""The essence map: the place of each cluster or theme, in the order of essence."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from places.enums import Lens
from places.weighing.methods.essence import essence_order, even_spread, evenness, lens_score, quadrant, reach
from places.weighing.queries.items import Item
from places.weighing.queries.spot import QUADRANTS, ItemScore, Spot
from places.weighing.queries.tallies import Tally

MOST_NAMED = 5  # items in one quadrant that leave room for names on the map


@dataclass(frozen=True)
class Corner:
    """One quadrant of the map with the items in it."""

    quadrant: str
    name: Promise
    spots: tuple[Spot, ...]


def spots(counted: Tally) -> list[Spot]:
    """Return all items with their place, numbered: most essence first, then most energy, then most tables.

    The first draft takes them in this order.
    """
    here = _tables_here(counted)
    even = {lens: _even(counted, lens) for lens in Lens}
    found = [_spot(counted, item, here, even) for item in counted.items]
    found.sort(
        key=lambda spot: essence_order(spot.unique.score, spot.belonging.score, spot.energy.score, spot.reach)
    )
    return [replace(spot, number=number) for number, spot in enumerate(found, start=1)]


def nearest(placed: Sequence[Spot]) -> Spot | None:
    """Return the item that is nearest to being our essence, where none is.

    None where one is, and where nothing has dots.
    """
    weighed = [spot for spot in placed if spot.has_dots]
    if any(spot.quadrant == "essence" for spot in weighed):
        return None
    return next(iter(weighed), None)


def corners(placed: Sequence[Spot]) -> list[Corner]:
    """Return the quadrants of the map in order with what has dots, empty ones too."""
    weighed = [spot for spot in placed if spot.has_dots]
    return [
        Corner(name, words[0], tuple(spot for spot in weighed if spot.quadrant == name))
        for name, words in QUADRANTS.items()
    ]


def close_told(placed: Sequence[Spot]) -> str:
    """Return that most items lie close to a line, where more than half of those with dots do; else nothing.

    Where it is said once for all of them, pages and documents do not say it of each.
    """
    weighed = [spot for spot in placed if spot.has_dots]
    if len(weighed) < 2 or 2 * sum(spot.close for spot in weighed) <= len(weighed):
        return ""
    return _("Most lie close to a line: with a few more dots they could lie on the other side.")


def has_room_for_names(placed: Sequence[Spot]) -> bool:
    """Whether no quadrant has so many items that the map shows numbers in place of names."""
    return max(Counter(spot.quadrant for spot in placed if spot.has_dots).values(), default=0) <= MOST_NAMED


def _tables_here(counted: Tally) -> list[Hashable]:
    """The tables with at least one photo or ballot."""
    here: set[Hashable] = {table for item in counted.items for table in item.tables}
    here |= {table for pool in counted.pools.each for table in pool}
    return [table for table in counted.pools.tables if table in here]


def _even(counted: Tally, lens: Lens) -> float | None:
    """The rate at which each item would be chosen if the dots of a lens were spread evenly."""
    return even_spread([sum(counted.people_of(lens, item.id)) for item in counted.items], sum(counted.sizes))


def _spot(counted: Tally, item: Item, tables: Sequence[Hashable], even: Mapping[Lens, float | None]) -> Spot:
    """One item with its scores; its number comes with the order of all."""
    scores = {lens: _score(counted, lens, item.id, even[lens]) for lens in Lens}
    cards = [item.tables.count(table) for table in tables]
    lies = quadrant(scores[Lens.UNIQUE].score, scores[Lens.BELONGING].score)
    return Spot(
        number=0,
        item=item,
        quadrant=lies if any(score.people for score in scores.values()) else "quiet",
        unique=scores[Lens.UNIQUE],
        belonging=scores[Lens.BELONGING],
        energy=scores[Lens.ENERGY],
        reach=round(reach(cards) * len(cards)),
        tables=len(cards),
        evenness=evenness(cards),
    )


def _score(counted: Tally, lens: Lens, item_id: int, even: float | None) -> ItemScore:
    tops, sizes = counted.people_of(lens, item_id), counted.sizes
    return ItemScore(lens, sum(tops), sum(sizes), lens_score(list(zip(tops, sizes, strict=True)), even))
