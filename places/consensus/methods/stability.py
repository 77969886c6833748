"""Stability of the shared clusters when one table is left out.

stab(C) = mean over tables g of the best |C and C'| / |C or C'| over the clusters C' found without g (Hennig
2007, Computational Statistics & Data Analysis 52:258-271, with tables left out in place of resampled cards). Each
round is a whole consensus: all orders of the cards, and the transfer pass.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from places.consensus.methods.arrangements import Grown, in_orders
from places.consensus.methods.cut import mean_indices, possible_numbers
from places.consensus.methods.linkage import Tree
from places.consensus.methods.linkage_stack import average_linkages
from places.consensus.methods.orders import card_orders, orders_of
from places.consensus.methods.rand_index import adjusted_rand
from places.consensus.methods.similarity import Similarity, distances, without_table
from places.consensus.methods.sorts import BoolArray, FloatArray, IntArray, Sorts
from places.consensus.methods.transfer import transfer

HOLDS = 0.75
# Trees of several rounds grow side by side while their matrices stay near 5 MB, in the processor's cache.
STACK_ENTRIES = 600_000
# (position of the table left out in `tables`, mask of cards still placed, labels of those cards)
Round = tuple[int, BoolArray, IntArray]


@dataclass(frozen=True, eq=False)
class Stability:
    """`means[c]` is stab of cluster c; it `held[c]` times in `rounds` ("holds in 4 of 6 rounds").

    `indices` has one adjusted Rand index per round: the partition without that table against the full one.
    """

    means: FloatArray
    held: IntArray
    rounds: int
    indices: FloatArray


def stability(
    labels: IntArray,
    sorts: Sorts,
    known: Similarity,
    *,
    clusters: int | None = None,
    alpha: float | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Stability | None:
    """Leave out each table that placed a card, and look for every cluster of `labels` again.

    `known` is the similarity of all tables. `clusters` and `alpha` are the arguments of the consensus, and
    apply to each round. Cards that only the table left out had placed are not looked for
    in that round. `progress` is called with (rounds done, rounds in all). None with fewer than two tables.
    """
    tables = np.flatnonzero(sorts.sorting_tables)
    if len(tables) < 2:
        return None
    rounds = _Rounds(sorts, known, tables, card_orders(sorts.keys), clusters, alpha)
    fits, indices = np.full((len(tables), int(labels.max()) + 1), np.nan), np.zeros(len(tables))
    for done, (position, present, found) in enumerate(rounds.all(), 1):
        fits[position] = _best_overlaps(labels[present], found, fits.shape[1])
        indices[position] = adjusted_rand(labels[present].tolist(), found.tolist())
        if progress:
            progress(done, len(tables))
    looked_for = ~np.isnan(fits)
    means = np.where(looked_for, fits, 0.0).sum(axis=0) / np.maximum(looked_for.sum(axis=0), 1)
    return Stability(means, (fits >= HOLDS - 1e-12).sum(axis=0), len(tables), indices)


@dataclass(frozen=True, eq=False)
class _Rounds:
    """The consensus without one table, for each of `tables`, by the same orders of the cards."""

    sorts: Sorts
    known: Similarity
    tables: IntArray
    orders: IntArray
    clusters: int | None
    alpha: float | None

    def all(self) -> Iterator[Round]:
        placed = self.sorts.placed
        counts = placed.sum(axis=1)
        waiting: dict[int, list[tuple[int, BoolArray]]] = {}
        for position, table in enumerate(self.tables):
            present = counts > placed[:, table]
            waiting.setdefault(int(present.sum()), []).append((position, present))
        for size, rounds in waiting.items():
            at_once = max(1, STACK_ENTRIES // (len(self.orders) * max(size, 1) ** 2))
            for first in range(0, len(rounds), at_once):
                yield from self._side_by_side(rounds[first : first + at_once])

    def _side_by_side(self, rounds: list[tuple[int, BoolArray]]) -> Iterator[Round]:
        orders = [orders_of(self.orders, present) for _position, present in rounds]
        trees, means, parts = self._grown(rounds, orders)
        for number, (position, present) in enumerate(rounds):
            part = slice(number * len(self.orders), (number + 1) * len(self.orders))
            grown = Grown(orders[number], trees[part], means[part])
            others = np.ones(len(self.sorts.tables), dtype=bool)
            others[self.tables[position]] = False
            without = self.sorts.keep(present, others)
            lowest, highest = possible_numbers(without, parts[number])
            if self.clusters is not None:
                lowest = highest = min(self.clusters, len(without.cards))
            first = next(grown.ranked(lowest, highest))
            yield position, present, transfer(first.labels, without, order=grown.orders[first.order])

    def _grown(
        self, rounds: list[tuple[int, BoolArray]], orders: list[IntArray]
    ) -> tuple[list[Tree], FloatArray, list[int]]:
        """The trees of these rounds, order by order, A(k) of their cuts, and the parts of each round's cards."""
        orders_each, size = orders[0].shape
        stack = np.empty((len(rounds) * orders_each, size, size))
        cards = np.empty((len(stack), size), dtype=np.intp)
        weights, parts = np.tile(self.sorts.weights, (len(stack), 1)), []
        for number, ((position, present), rows) in enumerate(zip(rounds, orders, strict=True)):
            table, part = int(self.tables[position]), slice(number * orders_each, (number + 1) * orders_each)
            fewer = without_table(self.known, self.sorts, table, present, alpha=self.alpha)
            apart, of_round = distances(fewer)
            parts.append(of_round)
            stack[part] = in_orders(apart, rows)
            cards[part] = np.flatnonzero(present)[rows]
            weights[part, table] = 0
        trees = average_linkages(stack)
        return trees, mean_indices(trees, self.sorts, cards, weights), parts


def _best_overlaps(labels: IntArray, found: IntArray, clusters: int) -> FloatArray:
    """Best Jaccard overlap of every cluster with a found one; nan for a cluster with no card in the round."""
    sizes = np.bincount(labels, minlength=clusters).astype(np.float64)
    if not len(found):
        return np.full(clusters, np.nan)
    shared = np.zeros((clusters, int(found.max()) + 1))
    np.add.at(shared, (labels, found), 1)
    union = sizes[:, None] + np.bincount(found)[None, :] - shared
    return np.where(sizes > 0, (shared / union).max(axis=1), np.nan)
