"""Average linkage: the tree of cards, joined two clusters at a time.

Sokal & Michener 1958 (UPGMA), with the update of Lance & Williams 1967. Ties are broken by the lowest pair
(i, j) in the order of the matrix, where a cluster is known by its lowest card; library linkages break them by
the order of their search, so the same sorts could give another tree. The module arrangements tries several orders.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from places.consensus.methods.sorts import FloatArray, IntArray

# Two distances closer than this are one distance: rounding must never decide a tie.
TIE = 1e-12


@dataclass(frozen=True, eq=False)
class Tree:
    """n cards joined in n - 1 steps.

    `merges` is (n-1) x 2: the lowest cards of the two clusters joined, lower first (it then names the joint
    cluster). `heights` are their mean distances, 0 to 1.
    """

    size: int
    merges: IntArray
    heights: FloatArray

    def labels(self, clusters: int) -> IntArray:
        """Cluster of each card when the tree is cut into this many: 0, 1, ... in order of their lowest cards.

        Raises ValueError when there are not that many clusters in the tree.
        """
        if not min(self.size, 1) <= clusters <= self.size:
            raise ValueError(f"{self.size} cards cannot make {clusters} clusters")
        owner = list(range(self.size))
        for low, high in self.merges[: self.size - clusters].tolist():
            owner[high] = low
        # A cluster joins one with a lower name, so what a card's owner belongs to is known before the card.
        for card, low in enumerate(owner):
            owner[card] = owner[low]
        return np.unique(owner, return_inverse=True)[1].reshape(-1)

    def renamed(self, cards: IntArray) -> "Tree":
        """The same tree where its card p is called `cards[p]` (a permutation of 0..n-1)."""
        names = cards.tolist()
        merges = np.empty_like(self.merges)
        for step, (low, high) in enumerate(self.merges.tolist()):
            merges[step] = sorted((names[low], names[high]))
            names[low] = merges[step, 0]
        return Tree(self.size, merges, self.heights)

    @cached_property
    def order(self) -> IntArray:
        """The cards in the order of the tree's leaves: similar cards are neighbours, lines never cross."""
        rows = {card: [card] for card in range(self.size)}
        for low, high in self.merges.tolist():
            rows[low] += rows.pop(high)
        return np.array([card for row in rows.values() for card in row], dtype=np.intp)

    @cached_property
    def cophenetic(self) -> FloatArray:
        """n x n: the height at which two cards are first in one cluster."""
        heights = np.zeros((self.size, self.size))
        members = {card: np.array([card]) for card in range(self.size)}
        for (low, high), height in zip(self.merges.tolist(), self.heights, strict=True):
            left, right = members[low], members.pop(high)
            heights[np.ix_(left, right)] = heights[np.ix_(right, left)] = height
            members[low] = np.concatenate([left, right])
        return heights

    def fit(self, distances: FloatArray) -> float:
        """Correlation of the tree's heights with the distances (n x n); 1 where either has no spread."""
        upper = np.triu_indices(self.size, 1)
        given, drawn = distances[upper], self.cophenetic[upper]
        if len(given) < 2 or np.ptp(given) <= TIE or np.ptp(drawn) <= TIE:
            return 1.0
        return float(np.corrcoef(given, drawn)[0, 1])


def average_linkage(distances: FloatArray) -> Tree:
    """The tree of an n x n distance matrix.

    The matrix is symmetric, its diagonal is not read, and it is not changed.
    """
    size = len(distances)
    merges = np.zeros((max(size - 1, 0), 2), dtype=np.intp)
    heights = np.zeros(max(size - 1, 0))
    work = _Work(distances)
    for step in range(size - 1):
        if 2 * (size - step) <= len(work.cards):
            work.compact()
        merges[step, 0], merges[step, 1], heights[step] = work.join_nearest()
    return Tree(size, merges, heights)


class _Work:
    """One shrinking distance matrix; `nearest` keeps each live cluster's smallest distance to another."""

    def __init__(self, distances: FloatArray) -> None:
        self.cards = np.arange(len(distances))
        self.matrix = np.array(distances, dtype=np.float64)
        np.fill_diagonal(self.matrix, np.inf)
        self.counts = np.ones(len(distances))
        self.nearest = self.matrix.min(axis=1, initial=np.inf)

    def compact(self) -> None:
        """Drop the rows of clusters that were joined into others (the order of cards stays)."""
        live = np.flatnonzero(self.counts)
        self.cards, self.counts, self.nearest = self.cards[live], self.counts[live], self.nearest[live]
        self.matrix = self.matrix[np.ix_(live, live)]

    def join_nearest(self) -> tuple[int, int, float]:
        """Join the nearest two clusters: (lower card, higher card, their distance)."""
        limit = self.nearest[self.nearest.argmin()] + TIE
        low = int((self.nearest <= limit).argmax())
        high = int((self.matrix[low] <= limit).argmax())
        height = float(self.matrix[low, high])
        self._replace(low, high)
        return int(self.cards[low]), int(self.cards[high]), height

    def _replace(self, low: int, high: int) -> None:
        matrix, nearest, counts = self.matrix, self.nearest, self.counts
        from_low, from_high = matrix[low], matrix[high]
        stale = np.minimum(from_low, from_high) <= nearest
        # The joined and the gone hold infinity towards themselves, so their mean is infinite too.
        from_low *= counts[low]
        from_high *= counts[high]
        from_low += from_high
        counts[low] += counts[high]
        counts[high] = 0
        from_low /= counts[low]
        stale &= from_low > nearest
        stale[low] = stale[high] = False
        matrix[:, low] = from_low
        matrix[:, high] = np.inf
        np.minimum(nearest, from_low, out=nearest)
        nearest[low], nearest[high] = from_low[from_low.argmin()], np.inf
        rows = stale.nonzero()[0]
        if len(rows):
            nearest[rows] = matrix[rows].min(axis=1)
