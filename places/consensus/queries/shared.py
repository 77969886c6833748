"""One shared cluster with its reasons, and the choice of fewer or more of them."""

from dataclasses import dataclass

from django.utils.translation import ngettext

from places.boards.queries.board import ClusterView
from places.boards.queries.cards import CardView
from places.cards import Card
from places.consensus.methods.labels import name_key
from places.consensus.queries.agreement import Agreement
from places.consensus.queries.contested import ContestedCard

MOST_SHOWN = 24
MOST_CONTESTED_SHOWN = 6


@dataclass(frozen=True)
class Called:
    """A name that tables gave, and which."""

    name: str
    tables: tuple[int, ...]


@dataclass(frozen=True)
class SharedCluster:
    """One shared cluster with its reasons.

    `held` (of `rounds`) is None where people have changed it since; `contested` are its contested cards, `border`
    those to show between it and the next cluster.
    """

    cluster: ClusterView
    agreement: Agreement
    called: tuple[Called, ...]
    is_accepted: bool
    by_hand: frozenset[Card]
    held: int | None
    rounds: int
    contested: frozenset[Card]
    border: tuple[ContestedCard, ...]

    @property
    def cards_shown(self) -> tuple[CardView, ...]:
        """The first photos; the page shows only how many more there are."""
        return self.cluster.cards[:MOST_SHOWN]

    @property
    def cards_more(self) -> int:
        """How many photos there are beside those."""
        return max(0, len(self.cluster.cards) - MOST_SHOWN)

    @property
    def border_shown(self) -> tuple[ContestedCard, ...]:
        """The first of the contested cards to show."""
        return self.border[:MOST_CONTESTED_SHOWN]

    @property
    def border_more(self) -> int:
        """How many more there are."""
        return max(0, len(self.border) - MOST_CONTESTED_SHOWN)

    @property
    def holds(self) -> str:
        """Say "holds in 4 of 6 rounds"; empty where it is not known."""
        if self.held is None or not self.rounds:
            return ""
        return ngettext(
            "holds in %(held)d of %(rounds)d round",
            "holds in %(held)d of %(rounds)d rounds",
            self.rounds,
        ) % {"held": self.held, "rounds": self.rounds}

    @property
    def also_called(self) -> tuple[Called, ...]:
        """The best fitting three of the tables' names that are not its own."""
        own = name_key(self.cluster.name)
        return tuple([one for one in self.called if name_key(one.name) != own][:3])

    @property
    def said_by(self) -> tuple[int, ...]:
        """The numbers of the tables whose name it bears."""
        own = name_key(self.cluster.name)
        return next((one.tables for one in self.called if name_key(one.name) == own), ())


@dataclass(frozen=True)
class Counting:
    """Into how many clusters the tables' proposal can be cut: `now`, `recommended`, and the others."""

    numbers: tuple[int, ...]
    now: int
    recommended: int
    is_chosen: bool


def called(cluster: ClusterView) -> tuple[Called, ...]:
    """Return the names that tables gave to a shared cluster's cards, the best fitting first."""
    return tuple(Called(other["name"], tuple(other["tables"])) for other in cluster.also_called)
