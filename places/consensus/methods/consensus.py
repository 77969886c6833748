"""The consensus of all tables' sorts in one call: a proposed partition with its reasons."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from places.consensus.methods.agreement import agreement, agreement_word, mean_agreement
from places.consensus.methods.arrangements import Grown, Kept, grow, keep_best
from places.consensus.methods.contested import Leanings, leanings
from places.consensus.methods.cut import possible_numbers
from places.consensus.methods.linkage import Tree
from places.consensus.methods.orders import card_orders
from places.consensus.methods.similarity import Similarity, distances, similarity
from places.consensus.methods.sorts import FloatArray, IntArray, Sorts
from places.consensus.methods.stability import Stability, stability
from places.consensus.methods.support import Support, support

Card = Hashable


@dataclass(frozen=True, eq=False)
class Consensus:
    """Everything a screen needs; arrays follow `sorts.cards` (n cards) and clusters are numbered 0..k-1.

    `sorts` holds the cards that at least one table placed, `unplaced` the others; `grown` are the trees of all orders.
    `recommended` is the number of clusters that fits the tables best; `kept` the partition for the number
    chosen. `stability` only when it was asked for.
    """

    sorts: Sorts
    unplaced: tuple[Card, ...]
    similarity: Similarity
    grown: Grown
    recommended: int
    kept: Kept
    stability: Stability | None = None

    @property
    def labels(self) -> IntArray:
        """The cluster of each card, after the transfer pass."""
        return self.kept.labels

    @property
    def score(self) -> float:
        """The mean adjusted Rand index A of the clusters; nan without any card."""
        return self.kept.score

    @property
    def elsewhere(self) -> int | None:
        """How many cards lie elsewhere in another arrangement that fits the tables as well; None: there is none."""
        return self.kept.elsewhere

    @property
    def means(self) -> FloatArray:
        """A(k) for k = 0..n before the transfer pass, the highest of all orders (nan at 0)."""
        means: FloatArray = self.grown.means.max(axis=0)
        return means

    @cached_property
    def tree(self) -> Tree:
        """The tree that the clusters were cut from."""
        return self.grown.tree(self.kept.order)

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
        """The same consensus with another number of clusters, without stability.

        Raises ValueError when there are not that many cards.
        """
        kept = keep_best(self.grown, self.sorts, *_only(clusters, self.sorts))
        return replace(self, kept=kept, stability=None)


def consensus(
    sorts: Sorts,
    *,
    clusters: int | None = None,
    alpha: float | None = None,
    with_stability: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Consensus:
    """The shared clusters that all tables' sorts propose; the order of cards and tables changes nothing.

    `clusters` overrides the recommended number; `alpha` the pull towards the overall rate (see `similarity`).
    `with_stability` leaves out one table after another (slow for many tables: run it as a job; `progress` is
    called with (rounds done, rounds in all)). Raises ValueError when `clusters` is more than the cards placed.
    """
    placed = sorts.seen_cards
    unplaced = tuple(card for card, known in zip(sorts.cards, placed, strict=True) if not known)
    if unplaced:
        sorts = sorts.keep(placed, np.ones(len(sorts.tables), dtype=bool))
    known = similarity(sorts, alpha=alpha)
    apart, parts = distances(known)
    grown = grow(apart, card_orders(sorts.keys), sorts)
    numbers = possible_numbers(sorts, parts)
    kept = keep_best(grown, sorts, *(numbers if clusters is None else _only(clusters, sorts)))
    held = None
    if with_stability and len(kept.labels):
        held = stability(kept.labels, sorts, known, clusters=clusters, alpha=alpha, progress=progress)
    return Consensus(sorts, unplaced, known, grown, grown.best_number(*numbers), kept, held)


def _only(clusters: int, sorts: Sorts) -> tuple[int, int]:
    cards = len(sorts.cards)
    if not min(cards, 1) <= clusters <= cards:
        raise ValueError(f"{cards} cards cannot make {clusters} clusters")
    return clusters, clusters
