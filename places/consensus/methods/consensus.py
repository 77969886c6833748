"""The consensus of all tables' sorts in one call: a proposed partition with its reasons."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from places.consensus.methods.agreement import agreement, agreement_word, mean_agreement
from places.consensus.methods.contested import Leanings, leanings
from places.consensus.methods.cut import Cut, best_cut
from places.consensus.methods.linkage import Tree, average_linkage
from places.consensus.methods.similarity import Similarity, similarity
from places.consensus.methods.sorts import FloatArray, IntArray, Sorts
from places.consensus.methods.stability import Stability, stability
from places.consensus.methods.support import Support, support
from places.consensus.methods.transfer import mean_index, transfer

Card = Hashable


@dataclass(frozen=True, eq=False)
class Consensus:
    """Everything a screen needs; arrays follow `sorts.cards` (n cards) and clusters are numbered 0..k-1.

    `sorts` holds the cards that at least one table placed, `unplaced` the others. `cut.best` is the
    recommended number of clusters, `cut.means[k]` the mean adjusted Rand index of every other; `labels` is
    the partition for the number chosen (after the transfer pass), `score` its mean index. `stability` only
    when it was asked for.
    """

    sorts: Sorts
    unplaced: tuple[Card, ...]
    similarity: Similarity
    tree: Tree
    cut: Cut
    labels: IntArray
    score: float
    stability: Stability | None = None

    @property
    def chosen(self) -> int:
        """How many clusters this partition has."""
        return int(self.labels.max(initial=-1)) + 1

    @cached_property
    def clusters(self) -> tuple[tuple[Card, ...], ...]:
        """The cards of each cluster, in stable card order; the cluster with the first card comes first."""
        found: list[list[Card]] = [[] for _ in range(self.chosen)]
        for card, label in zip(self.sorts.cards, self.labels.tolist(), strict=True):
            found[label].append(card)
        return tuple(tuple(cluster) for cluster in found)

    @cached_property
    def leanings(self) -> Leanings:
        """Which cluster each table would have put each card into."""
        return leanings(self.labels, self.sorts)

    @property
    def contested(self) -> tuple[Card, ...]:
        """Contested cards: less than half of the weight of the tables supports their cluster."""
        return tuple(self.sorts.cards[card] for card in self.leanings.contested)

    @property
    def bridges(self) -> tuple[tuple[Card, tuple[int, ...]], ...]:
        """Contested cards that lean to two clusters or more: (card, cluster numbers, the stronger first)."""
        return tuple((self.sorts.cards[card], clusters) for card, clusters in self.leanings.bridges)

    @cached_property
    def support(self) -> list[Support]:
        """For each cluster: how many of the tables that saw its cards put them together."""
        return support(self.labels, self.sorts)

    @cached_property
    def agreement(self) -> FloatArray:
        """m x m adjusted Rand index between tables; nan where two share fewer than two cards."""
        return agreement(self.sorts)

    @property
    def agreement_mean(self) -> float | None:
        """Mean over the pairs of tables that can be compared."""
        return mean_agreement(self.agreement)

    @property
    def agreement_word(self) -> str | None:
        """ "own", "some", "clear" or "near"; None where no two tables can be compared."""
        return None if self.agreement_mean is None else agreement_word(self.agreement_mean)

    def pair(self, one: Card, other: Card) -> Support:
        """How many of the tables that saw both cards put them together. Raises ValueError for an unknown
        card.
        """
        row, column = self.sorts.cards.index(one), self.sorts.cards.index(other)
        seen, together = self.similarity.seen, self.similarity.together
        return Support(int(together[row, column]), int(seen[row, column]))

    def at(self, clusters: int) -> "Consensus":
        """The same consensus cut into another number of clusters, without stability.

        Raises ValueError when there are not that many cards.
        """
        labels = transfer(self.tree.labels(clusters), self.sorts)
        return replace(self, labels=labels, score=_score(labels, self.sorts), stability=None)


def consensus(
    sorts: Sorts,
    *,
    clusters: int | None = None,
    alpha: float | None = None,
    with_stability: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Consensus:
    """The shared clusters that all tables' sorts propose.

    `clusters` overrides the recommended number; `alpha` the pull towards the overall rate (see `similarity`).
    `with_stability` leaves out one table after another (slow for many tables: run it as a job; `progress` is
    called with (rounds done, rounds in all)). Raises ValueError when `clusters` is more than the cards placed.
    """
    placed = sorts.seen_cards
    unplaced = tuple(card for card, known in zip(sorts.cards, placed, strict=True) if not known)
    if unplaced:
        sorts = sorts.keep(placed, np.ones(len(sorts.tables), dtype=bool))
    known = similarity(sorts, alpha=alpha)
    tree = average_linkage(1 - known.values)
    cut = best_cut(tree, sorts)
    labels = transfer(tree.labels(cut.best if clusters is None else clusters), sorts)
    wanted = with_stability and len(labels) > 0
    held = (
        stability(labels, sorts, known, clusters=clusters, alpha=alpha, progress=progress) if wanted else None
    )
    return Consensus(sorts, unplaced, known, tree, cut, labels, _score(labels, sorts), held)


def _score(labels: IntArray, sorts: Sorts) -> float:
    return mean_index(labels, sorts) if len(labels) else float("nan")
