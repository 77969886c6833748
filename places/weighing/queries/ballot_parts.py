"""The parts of a ballot: an item with its pictures, its rows of dots, the dots left, a stance."""

from dataclasses import dataclass

from django.utils.translation import ngettext

from places.enums import Lens, Says
from places.weighing.methods.dots import MOST_ON_ONE
from places.weighing.queries.items import Thumb

IN_MOSAIC = 5


@dataclass(frozen=True)
class StanceChoice:
    """One of the three answers, and whether it is the person's."""

    says: Says
    chosen: bool


@dataclass(frozen=True)
class OwnStance:
    """A person's answer on one cluster; `says` is empty while there is none."""

    cluster_id: int
    name: str
    says: str

    @property
    def choices(self) -> tuple[StanceChoice, ...]:
        """The three answers in their order."""
        return tuple(StanceChoice(each, each == self.says) for each in Says)


@dataclass(frozen=True)
class Row:
    """The dots on one item under one lens; `spent` says that all of the lens's `budget` have been given."""

    lens: Lens
    dots: int
    spent: bool
    budget: int

    @property
    def fewer(self) -> int:
        """The dots after one is taken back; -1 where there is none."""
        return self.dots - 1

    @property
    def more(self) -> int:
        """The dots after one more is given."""
        return self.dots + 1

    @property
    def refusal(self) -> str:
        """Return why no dot can be given here now, in the active language; empty when one can."""
        if self.spent:
            return ngettext("all %(n)d given", "all %(n)d given", self.budget) % {"n": self.budget}
        if self.dots >= MOST_ON_ONE:
            most = {"n": MOST_ON_ONE}
            return ngettext("%(n)d is the most here", "%(n)d are the most here", MOST_ON_ONE) % most
        return ""

    @property
    def filled(self) -> tuple[bool, ...]:
        """One entry per dot that fits on one item: those given first."""
        return tuple(place < self.dots for place in range(MOST_ON_ONE))


@dataclass(frozen=True)
class BallotItem:
    """One cluster or theme to weigh, with all of its pictures; `stance` where there is one to take."""

    id: int
    name: str
    also: str
    photos: tuple[Thumb, ...]
    rows: tuple[Row, ...]
    stance: OwnStance | None

    @property
    def mosaic(self) -> tuple[Thumb, ...]:
        """The first five, pictures before words."""
        return tuple(sorted(self.photos, key=lambda thumb: not thumb.key)[:IN_MOSAIC])

    @property
    def more(self) -> int:
        """How many are not in the mosaic."""
        return len(self.photos) - len(self.mosaic)


@dataclass(frozen=True)
class Left:
    """The dots that are left of `budget` under one lens."""

    lens: Lens
    dots: int
    budget: int

    @property
    def sentence(self) -> str:
        """Return "2 of 3 given" in the active language."""
        return ngettext("%(given)d of %(budget)d given", "%(given)d of %(budget)d given", self.given) % {
            "given": self.given,
            "budget": self.budget,
        }

    @property
    def given(self) -> int:
        """The dots that have been given, at most the budget."""
        return self.budget - self.dots

    @property
    def filled(self) -> tuple[bool, ...]:
        """One entry per dot of the budget: those given first."""
        return tuple(place < self.given for place in range(self.budget))
