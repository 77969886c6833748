"""One shared cluster with its reasons, and the choice of fewer or more of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import ngettext

from places.boards.queries.board import ClusterView
from places.boards.queries.cards import CardView
from places.boards.queries.lone_marks import LoneMark
from places.cards import Card
from places.consensus.methods.labels import name_key
from places.consensus.queries.agreement import Agreement, cards_in
from places.consensus.queries.contested import ContestedCard

MOST_IN_MOSAIC, MOST_ON_PHONES = 7, 3
MOST_UNFOLDED = 24  # with more, they are on the cluster's own page


@dataclass(frozen=True)
class Called:
    """A name that tables gave, and which."""

    name: str
    tables: tuple[int, ...]


@dataclass(frozen=True)
class SharedPicture:
    """One photo on the shared board: `mark` where tables let it stand alone."""

    card: CardView
    mark: LoneMark | None
    is_contested: bool = False


@dataclass(frozen=True)
class SharedCluster:
    """One shared cluster with its reasons.

    `pictures` are all its photos, those that a table let stand alone first. `held` (of `rounds`) is None where people
    have changed the cluster since. `border` are the contested cards to show between it and the next cluster, `inside`
    the contested ones that stay in it, `away` its own cards that are shown on a border.
    """

    cluster: ClusterView
    pictures: tuple[SharedPicture, ...]
    agreement: Agreement
    called: tuple[Called, ...]
    is_accepted: bool
    held: int | None
    rounds: int
    border: tuple[ContestedCard, ...] = ()
    inside: tuple[ContestedCard, ...] = ()
    away: frozenset[Card] = frozenset()

    @property
    def is_lone(self) -> bool:
        """Whether it is one card."""
        return len(cards_in(self.cluster)) == 1

    @property
    def standing(self) -> tuple[SharedPicture, ...]:
        """The photos that are not shown on a border; all of them where every one is."""
        return tuple(one for one in self.pictures if one.card.card not in self.away) or self.pictures

    @property
    def mosaic(self) -> tuple[SharedPicture, ...]:
        """The photos that show at once."""
        return self.standing[:MOST_IN_MOSAIC]

    @property
    def folded(self) -> tuple[SharedPicture, ...]:
        """The others; none where there are too many to unfold on this page."""
        return () if self.is_long else self.standing[MOST_IN_MOSAIC:]

    @property
    def is_long(self) -> bool:
        """Whether the page of the cluster shows them all, and this page only how many there are."""
        return len(self.standing) > MOST_UNFOLDED

    @property
    def more(self) -> int:
        """How many photos there are beside the mosaic."""
        return max(0, len(self.standing) - MOST_IN_MOSAIC)

    @property
    def more_on_phones(self) -> int:
        """How many there are beside those of the mosaic that a phone shows."""
        is_marked = bool(self.standing and self.standing[0].mark)  # its words stand beside it
        return max(0, len(self.standing) - MOST_ON_PHONES + is_marked)

    @property
    def marked(self) -> tuple[SharedPicture, ...]:
        """Its photos that a table let stand alone."""
        return tuple(one for one in self.pictures if one.mark)

    @property
    def by_hand(self) -> int:
        """How many of its cards a person moved here."""
        return sum(view.by_hand for view in cards_in(self.cluster))

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


def pictures(
    cards: Iterable[CardView], marks: Mapping[int, LoneMark], contested: Iterable[Card] = ()
) -> tuple[SharedPicture, ...]:
    """Return photos of the shared board with the marks of the tables, the marked ones first."""
    edge = set(contested)
    found = [SharedPicture(card, marks.get(card.photo), card.card in edge) for card in cards]
    return tuple(sorted(found, key=lambda one: one.mark is None))
