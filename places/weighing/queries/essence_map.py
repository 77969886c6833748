"""The place of each cluster or theme on the essence map: its scores for unique, belonging and energy."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from places.enums import Lens
from places.weighing.methods.essence import LensScore, evenness, leaning, lens_score, quadrant, reach
from places.weighing.queries.items import Item
from places.weighing.queries.tallies import Tally

NAMED = 6

# quadrant: (name, sentence), in the order in which they are shown
QUADRANTS: dict[str, tuple[Promise, Promise]] = {
    "essence": (gettext_lazy("Our essence"), gettext_lazy("Only here, and it brings us together.")),
    "anywhere": (
        gettext_lazy("Ours, but could be anywhere"),
        gettext_lazy("It brings us together. Other places could say the same."),
    ),
    "story": (gettext_lazy("A story to hear"), gettext_lazy("Only here, and not many of us are in it yet.")),
    "quiet": (gettext_lazy("Quiet for now"), gettext_lazy("Few gave it dots. Its pictures stay.")),
    "close": (
        gettext_lazy("Too close to call"),
        gettext_lazy("About half chose it and half did not. Talk about it."),
    ),
}


@dataclass(frozen=True)
class ItemScore:
    """One lens of one item: `people` of `of` gave it at least one dot; `value` has equal weight for every table."""

    lens: Lens
    people: int
    of: int
    score: LensScore

    @property
    def told(self) -> str:
        """Return "8 of 21"."""
        return _("%(people)d of %(of)d") % {"people": self.people, "of": self.of}

    @property
    def on_map(self) -> str:
        """Return "on the map: 83": the value of 100, as it is drawn."""
        return _("on the map: %(value)d") % {"value": round(self.score.value * 100)}

    @property
    def low(self) -> int:
        """The lower end of the interval in whole per cent."""
        return round(self.score.interval.low * 100)

    @property
    def high(self) -> int:
        """The upper end of the interval in whole per cent."""
        return round(self.score.interval.high * 100)


@dataclass(frozen=True)
class Spot:
    """One item on the essence map. `number` is written on it; `reach` tables of `tables` brought pictures of it."""

    number: int
    item: Item
    quadrant: str
    leaning: str
    unique: ItemScore
    belonging: ItemScore
    energy: ItemScore
    reach: int
    tables: int
    evenness: float

    @property
    def scores(self) -> tuple[ItemScore, ItemScore, ItemScore]:
        """The three lenses in their order."""
        return self.unique, self.belonging, self.energy

    @property
    def name(self) -> Promise:
        """The name of its quadrant."""
        return QUADRANTS[self.quadrant][0]

    @property
    def leans(self) -> Promise | None:
        """Where it leans to, when it is too close to call."""
        return QUADRANTS[self.leaning][0] if self.quadrant == "close" else None

    @property
    def reached(self) -> str:
        """Return "Pictures from 3 of 4 tables"."""
        return ngettext(
            "Pictures from %(reach)d of %(tables)d table",
            "Pictures from %(reach)d of %(tables)d tables",
            self.tables,
        ) % {"reach": self.reach, "tables": self.tables}


@dataclass(frozen=True)
class Corner:
    """One named part of the map with the items in it."""

    quadrant: str
    name: Promise
    says: Promise
    spots: tuple[Spot, ...]

    @property
    def first(self) -> tuple[Spot, ...]:
        """Those that a large screen names."""
        return self.spots[:NAMED]

    @property
    def rest(self) -> int:
        """How many more there are."""
        return max(len(self.spots) - NAMED, 0)


def spots(counted: Tally) -> list[Spot]:
    """Return all items with their place: those of each part of the map together, most energy first, numbered.

    (The order of the first draft: energy, then belonging.)
    """
    here = _tables_here(counted)
    found = [_spot(counted, item, here) for item in counted.items]
    parts = list(QUADRANTS)
    found.sort(
        key=lambda spot: (
            parts.index(spot["quadrant"]),
            -spot["energy"].score.value,
            -spot["belonging"].score.value,
        )
    )
    return [Spot(number=number, **spot) for number, spot in enumerate(found, start=1)]


def corners(placed: list[Spot]) -> list[Corner]:
    """Return the parts of the map in order, empty ones too."""
    return [
        Corner(name, words[0], words[1], tuple(spot for spot in placed if spot.quadrant == name))
        for name, words in QUADRANTS.items()
    ]


def _tables_here(counted: Tally) -> list[Hashable]:
    """The tables with at least one photo or ballot."""
    here: set[Hashable] = {table for item in counted.items for table in item.tables}
    here |= {table for pool in counted.pools.each for table in pool}
    return [table for table in counted.pools.tables if table in here]


def _spot(counted: Tally, item: Item, tables: list[Hashable]) -> dict[str, Any]:
    scores = {lens: _score(counted, lens, item.id) for lens in Lens}
    unique, belonging = scores[Lens.UNIQUE].score, scores[Lens.BELONGING].score
    cards = [item.tables.count(table) for table in tables]
    return {
        "item": item,
        "quadrant": quadrant(unique, belonging),
        "leaning": leaning(unique, belonging),
        "unique": scores[Lens.UNIQUE],
        "belonging": scores[Lens.BELONGING],
        "energy": scores[Lens.ENERGY],
        "reach": round(reach(cards) * len(cards)),
        "tables": len(cards),
        "evenness": evenness(cards),
    }


def _score(counted: Tally, lens: Lens, item_id: int) -> ItemScore:
    tops, sizes = counted.people_of(lens, item_id), counted.sizes
    return ItemScore(lens, sum(tops), sum(sizes), lens_score(list(zip(tops, sizes, strict=True))))
