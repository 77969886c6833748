"""One cluster or theme on the essence map: its scores for unique, belonging and energy, and the words for them."""

from dataclasses import dataclass
from functools import cached_property
from math import floor

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from places.enums import Lens
from places.weighing.methods.essence import LensScore, essence
from places.weighing.queries.items import Item

# quadrant: (name, sentence), in the order in which they are shown
QUADRANTS: dict[str, tuple[Promise, Promise]] = {
    "essence": (gettext_lazy("Our essence"), gettext_lazy("Only here, and it brings us together.")),
    "anywhere": (
        gettext_lazy("Ours, but could be anywhere"),
        gettext_lazy("It brings us together. Other places could say the same."),
    ),
    "story": (gettext_lazy("A story to hear"), gettext_lazy("Only here, and not many of us are in it yet.")),
    "quiet": (gettext_lazy("Quiet for now"), gettext_lazy("Few gave it dots. Its pictures stay.")),
}


@dataclass(frozen=True)
class ItemScore:
    """One lens of one item: `people` of `of` gave it at least one dot; `score` has equal weight for every table."""

    lens: Lens
    people: int
    of: int
    score: LensScore

    @cached_property
    def told(self) -> str:
        """Return "8 of 21"."""
        return _("%(people)d of %(of)d") % {"people": self.people, "of": self.of}

    @property
    def even(self) -> str:
        """Return "6 of 24": how many people it would be if the room's dots were spread evenly."""
        return _("%(people)d of %(of)d") % {"people": floor(self.score.line * self.of + 0.5), "of": self.of}

    @property
    def even_told(self) -> str:
        """Return "An even spread would be 6 of 24"."""
        return _("An even spread would be %(even)s") % {"even": self.even}

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
    """One item on the essence map. `number` is its place in the order of essence; `reach` tables of `tables` brought
    pictures of it.
    """

    number: int
    item: Item
    quadrant: str
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
    def says(self) -> Promise:
        """What its quadrant means."""
        return QUADRANTS[self.quadrant][1]

    @property
    def close(self) -> bool:
        """Whether it is so close to a line of the map that it could as well lie on the other side."""
        return self.unique.score.close or self.belonging.score.close

    @property
    def essence(self) -> float:
        """How much it is both, only here and bringing us together: 0..1."""
        return essence(self.unique.score, self.belonging.score)

    @property
    def has_dots(self) -> bool:
        """Whether anybody gave it a dot. What has none is nowhere on the map."""
        return any(score.people for score in self.scores)

    @property
    def reached(self) -> str:
        """Return "Pictures from 3 of 4 tables"."""
        return ngettext(
            "Pictures from %(reach)d of %(tables)d table",
            "Pictures from %(reach)d of %(tables)d tables",
            self.tables,
        ) % {"reach": self.reach, "tables": self.tables}
