"""Agreement of the tables on the present shared clusters."""

from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.boards.queries.board import BoardView, ClusterView
from places.boards.queries.cards import CardView, ThemeCardView
from places.consensus.methods.sorts import IntArray, Sorts
from places.consensus.methods.support import table_support
from places.consensus.queries.sorts import TableSorts, table_sorts
from places.people.queries.people import GroupFacts, groups

AnyCard = CardView | ThemeCardView
MOST_SYMBOLS = 12  # tables; above it only the number is shown


@dataclass(frozen=True)
class TableSupport:
    """One table on one shared cluster: whether it put the cluster's cards together."""

    group: GroupFacts
    together: bool

    @property
    def sentence(self) -> str:
        """Say it in words, for those who do not see whether the symbol is filled."""
        words = _("%(table)s put them together") if self.together else _("%(table)s did not")
        return words % {"table": self.group.name}


@dataclass(frozen=True)
class Agreement:
    """Agreement on one shared cluster of the tables that placed two or more of its cards."""

    stands: tuple[TableSupport, ...]
    cards: int

    @property
    def together(self) -> int:
        return sum(stand.together for stand in self.stands)

    @property
    def saw(self) -> int:
        return len(self.stands)

    @property
    def symbols(self) -> tuple[TableSupport, ...]:
        """The tables to show as symbols, those that put them together first; none where there are too many."""
        if self.saw > MOST_SYMBOLS:
            return ()
        return tuple(sorted(self.stands, key=lambda stand: not stand.together))

    @property
    def counted(self) -> str:
        """Say "3 of 4 tables"; nothing where no table had two of the cards."""
        if not self.saw:
            return ""
        return ngettext("%(together)d of %(saw)d table", "%(together)d of %(saw)d tables", self.saw) % {
            "together": self.together,
            "saw": self.saw,
        }

    @property
    def plain(self) -> str:
        """Say in one sentence without figures how far the tables agree; nothing of a cluster that is empty now."""
        if not self.cards:
            return ""
        if self.cards < 2:
            return _("It stands alone, and matters.")
        if not self.saw:
            return _("No table had two of these.")
        return self._how_many()

    @property
    def sentence(self) -> str:
        """Say "3 of 4 tables that saw these put them together"; nothing of a cluster that is empty now."""
        if not self.cards:
            return ""
        if self.cards < 2:
            return _("Stands alone, and matters")
        if not self.saw:
            return _("No table had two of these in its piles")
        words = (
            ngettext(
                "%(together)d of %(saw)d table that saw both put them together",
                "%(together)d of %(saw)d tables that saw both put them together",
                self.saw,
            )
            if self.cards == 2
            else ngettext(
                "%(together)d of %(saw)d table that saw these put them together",
                "%(together)d of %(saw)d tables that saw these put them together",
                self.saw,
            )
        )
        return words % {"together": self.together, "saw": self.saw}

    def _how_many(self) -> str:
        if self.together == 1:
            return _("One table put these together.")
        if self.together == self.saw:
            return _("All who saw these put them together.")
        if 2 * self.together > self.saw:
            return _("Most who saw these put them together.")
        if 2 * self.together == self.saw:
            return _("Half who saw these put them together.")
        if self.together > 1:
            return _("Some who saw these put them together.")
        return _("No table put just these together.")


@dataclass(frozen=True, eq=False)
class SharedSorts:
    """The tables' sorts of the cards that are on the shared board, with the cluster (its index) of each.

    A card in two shared clusters counts for the first.
    """

    sorts: Sorts
    labels: IntArray
    clusters: tuple[ClusterView, ...]
    cards: tuple[AnyCard, ...]
    groups: dict[object, GroupFacts]


def shared_sorts(workshop_id: int, shared: BoardView, rows: TableSorts | None = None) -> SharedSorts:
    """Return the tables' sorts of the cards on the shared board. Seven queries; one where the sorts are known."""
    rows = rows or table_sorts(workshop_id)
    lying: dict[object, tuple[ClusterView, AnyCard]] = {}
    for cluster in shared.clusters:
        for view in cards_in(cluster):
            lying.setdefault(view.card._replace(copy=0), (cluster, view))
    here = np.array([card in lying for card in rows.sorts.cards], dtype=bool)
    sorts = rows.sorts.keep(here, np.ones(len(rows.sorts.tables), dtype=bool))
    placed = [lying[card] for card in sorts.cards]
    used = {cluster.id for cluster, _card in placed}
    clusters = tuple(cluster for cluster in shared.clusters if cluster.id in used)
    index = {cluster.id: number for number, cluster in enumerate(clusters)}
    return SharedSorts(
        sorts=sorts,
        labels=np.array([index[cluster.id] for cluster, _card in placed], dtype=np.intp),
        clusters=clusters,
        cards=tuple(card for _cluster, card in placed),
        groups={group.id: group for group in groups(workshop_id)},
    )


def cards_in(cluster: ClusterView) -> tuple[AnyCard, ...]:
    """Return the photos and the themes of a cluster."""
    return (*cluster.cards, *cluster.themes)


def agreements(read: SharedSorts, shared: BoardView) -> dict[int, Agreement]:
    """Return the agreement behind each shared cluster, by cluster id."""
    together, saw = table_support(read.labels, read.sorts)
    found = {cluster.id: Agreement((), len(cards_in(cluster))) for cluster in shared.clusters}
    for number, cluster in enumerate(read.clusters):
        those = tuple(
            TableSupport(read.groups[table], bool(together[number, column]))
            for column, table in enumerate(read.sorts.tables)
            if saw[number, column]
        )
        found[cluster.id] = Agreement(those, len(cards_in(cluster)))
    return found
