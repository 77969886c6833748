"""The transfer pass: improve a partition by moving one card at a time.

Krieger & Green 1999, Journal of Classification 16:63-89.
"""

import numpy as np
import scipy

from places.consensus.methods.cut import table_pairs
from places.consensus.methods.rand_index import TIE, index_from_pairs
from places.consensus.methods.sorts import FloatArray, IntArray, Sorts

# Beyond this many cards the pass costs more than it gives.
MOST_CARDS = 80


def transfer(
    labels: IntArray, sorts: Sorts, *, order: IntArray | None = None, most_cards: int = MOST_CARDS
) -> IntArray:
    """Move the one card whose move raises the mean adjusted Rand index most, until no move raises it.

    `labels` (length n, clusters 0..k-1) is not changed; the number of clusters stays, so a lone card stays.
    Ties: the first card in `order` (a permutation of the cards; without it their stable order), then the
    cluster that began with the earlier card of that order. Above `most_cards` cards the labels come back as
    they were.
    """
    labels = np.array(labels)
    sorting = sorts.sorting_tables
    if not 2 < len(labels) <= most_cards or not sorting.any():
        return labels
    order = np.arange(len(labels)) if order is None else order
    tables = _Scores(sorts.keep(np.ones(len(labels), dtype=bool), sorting))
    labels, clusters = numbered(labels, order), int(labels.max()) + 1
    while True:
        now, moved = tables.scores(labels, clusters)
        best = moved.max()
        if not best > now + TIE:
            return numbered(labels)
        place, cluster = divmod(int((moved[order].ravel() >= best - TIE).argmax()), clusters)
        labels[order[place]] = cluster


def mean_index(labels: IntArray, sorts: Sorts) -> float:
    """A of one partition: the tables' weighted mean adjusted Rand index, each on the cards it placed (nan: no
    table).
    """
    sorting = sorts.sorting_tables
    if not sorting.any():
        return float("nan")
    cards = len(labels)
    member = scipy.sparse.csr_matrix(
        (np.ones(cards), (labels, np.arange(cards))), shape=(int(labels.max()) + 1, cards)
    )
    squares = np.asarray((member @ sorts.memberships).power(2).sum(axis=0)).ravel()
    squares -= np.bincount(sorts.pile, sorts.share**2, minlength=len(sorts.piles))
    shared = np.bincount(sorts.pile_table, squares / 2, minlength=len(sorts.tables))
    counts = member @ sorts.placed.astype(np.float64)
    own, pairs = table_pairs(sorts)
    indices = index_from_pairs(shared, (counts * (counts - 1) / 2).sum(axis=0), own, pairs)
    return float(np.average(indices[sorting], weights=sorts.weights[sorting]))


class _Scores:
    """The data by which moves are scored: for each table the pairs that it put together, and the cards it placed."""

    def __init__(self, sorts: Sorts) -> None:
        tables, cards = len(sorts.tables), len(sorts.cards)
        self.together = np.zeros((tables, cards, cards))
        for numbers, starts, block in sorts.blocks():
            ends = np.append(starts[1:], block.shape[1])
            for table, start, end in zip(numbers, starts, ends, strict=True):
                self.together[table] = block[:, start:end] @ block[:, start:end].T
        self.together[:, np.arange(cards), np.arange(cards)] = 0
        self.placed = sorts.placed.T.astype(np.float64)
        self.own, self.pairs = table_pairs(sorts)
        self.weights = sorts.weights / sorts.weights.sum()

    def scores(self, labels: IntArray, clusters: int) -> tuple[float, FloatArray]:
        """A as it is, and A after moving card i to cluster c (n x k; minus infinity where that is
        no move).
        """
        cards = np.arange(len(labels))
        member = np.eye(clusters)[labels]
        mates = self.together @ member
        counts = self.placed @ member
        shared = (mates * member).sum(axis=(1, 2)) / 2
        inside = (counts * (counts - 1) / 2).sum(axis=1)
        now = index_from_pairs(shared, inside, self.own, self.pairs) @ self.weights
        more_shared = mates - mates[:, cards, labels][:, :, None]
        more_inside = self.placed[:, :, None] * (counts[:, None, :] - counts[:, labels][:, :, None] + 1)
        after = index_from_pairs(
            shared[:, None, None] + more_shared,
            inside[:, None, None] + more_inside,
            self.own[:, None, None],
            self.pairs[:, None, None],
        )
        moved = np.tensordot(self.weights, after, axes=1)
        moved[cards, labels] = -np.inf
        moved[member.sum(axis=0)[labels] == 1] = -np.inf
        return float(now), moved


def numbered(labels: IntArray, order: IntArray | None = None) -> IntArray:
    """The same partition with clusters numbered by their first cards in `order` (without it: by their lowest)."""
    order = np.arange(len(labels)) if order is None else order
    _, first, inverse = np.unique(labels[order], return_index=True, return_inverse=True)
    found = np.empty_like(order)
    found[order] = np.argsort(np.argsort(first))[inverse.reshape(-1)]
    return found
