"""Contested cards: less than half of the tables' weight supports the shared cluster that they are in."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.boards.queries.board import BoardView, ClusterView
from places.boards.queries.lone_marks import LoneMark
from places.consensus.methods.contested import Leanings, leanings, sides
from places.consensus.queries.agreement import MOST_SYMBOLS, AnyCard, SharedSorts
from places.people.queries.people import GroupFacts


@dataclass(frozen=True)
class Side:
    """The tables that would have a card in one cluster; `cluster` is None where it was alone."""

    cluster: ClusterView | None
    tables: tuple[GroupFacts, ...]

    @property
    def symbols(self) -> tuple[GroupFacts, ...]:
        """The tables as symbols; none where there are too many to be read as a row."""
        return self.tables if len(self.tables) <= MOST_SYMBOLS else ()

    @property
    def counted(self) -> str:
        """Say "14 tables"."""
        return ngettext("%(number)d table", "%(number)d tables", len(self.tables)) % {
            "number": len(self.tables)
        }

    @property
    def title(self) -> str:
        return self.cluster.title if self.cluster else _("On its own")


@dataclass(frozen=True)
class ContestedCard:
    """A contested card: it is in `home` and leans to `other` (None: to no other cluster).

    A bridge belongs to both. One that `waits` is in no cluster: the tables would put it into an accepted one.
    `reaches_next`: it is shown between two neighbours, `home` and `other`. `mark`: tables let it stand alone.
    """

    card: AnyCard
    home: ClusterView
    other: ClusterView | None
    sides: tuple[Side, ...]
    is_bridge: bool = False
    waits: bool = False
    reaches_next: bool = False
    mark: LoneMark | None = None

    @property
    def sentence(self) -> str:
        """Its place in words."""
        if self.waits:
            return _("The tables would put this with “%(name)s”") % {"name": self.home.title}
        if self.other is None:
            return _("On the edge of “%(name)s”") % {"name": self.home.title}
        facts = {"one": self.home.title, "other": self.other.title}
        words = (
            _("A bridge between “%(one)s” and “%(other)s”")
            if self.is_bridge
            else _("Between “%(one)s” and “%(other)s”")
        )
        return words % facts


def contested_cards(read: SharedSorts) -> list[ContestedCard]:
    """Return the contested cards of the present shared board, in card order."""
    found = leanings(read.labels, read.sorts)
    bridges = {card for card, _clusters in found.bridges}
    stands = sides(read.labels, read.sorts, found.contested)
    return [
        _border(card, read, found, _sides(stand, read), is_bridge=card in bridges)
        for card, stand in zip(found.contested, stands, strict=True)
    ]


def waiting_cards(shared: BoardView, accepted: Iterable[int]) -> list[ContestedCard]:
    """Return the cards that the tables would put into an accepted cluster and that are in none."""
    tray: dict[str, AnyCard] = {str(view.card): view for view in shared.tray}
    tray |= {str(view.card): view for view in shared.theme_tray}
    settled = set(accepted)
    return [
        ContestedCard(tray[name], home, None, (), waits=True)
        for name, cluster_id in shared.proposal.get("waiting", ())
        if name in tray and cluster_id in settled and (home := shared.cluster(cluster_id))
    ]


def _border(
    card: int, read: SharedSorts, found: Leanings, stand: tuple[Side, ...], *, is_bridge: bool
) -> ContestedCard:
    home = int(read.labels[card])
    shares = found.shares[card]
    others = sorted((-share, number) for number, share in enumerate(shares) if number != home and share > 0)
    return ContestedCard(
        card=read.cards[card],
        home=read.clusters[home],
        other=read.clusters[others[0][1]] if others else None,
        sides=stand,
        is_bridge=is_bridge,
    )


def _sides(stand: Iterable[tuple[int, int | None]], read: SharedSorts) -> tuple[Side, ...]:
    """Return the sides with their tables, the most tables first."""
    tables: dict[int | None, list[GroupFacts]] = {}
    for table, cluster in stand:
        tables.setdefault(cluster, []).append(read.groups[read.sorts.tables[table]])
    return tuple(
        Side(None if cluster is None else read.clusters[cluster], tuple(those))
        for cluster, those in sorted(tables.items(), key=lambda item: -len(item[1]))
    )
