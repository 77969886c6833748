"""Average linkage: the tree of cards, joined two clusters at a time.

Sokal & Michener 1958 (UPGMA), with the update of Lance & Williams 1967. Ties are broken by the lowest pair
(i, j) in the stable card order, where a cluster is known by its lowest card; library linkages break them by
the order of their search, so the same sorts could give another tree.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from places.methods.sorts import FloatArray, IntArray

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
        owner = np.arange(self.size)
        for low, high in self.merges[: self.size - clusters]:
            owner[owner == high] = low
        return np.unique(owner, return_inverse=True)[1].reshape(-1)

    @cached_property
    def cophenetic(self) -> FloatArray:
        """n x n: the height at which two cards first lie in one cluster."""
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
    """The tree of an n x n distance matrix (symmetric; the diagonal is not read; the matrix is not
    changed).
    """
    return average_linkages(distances[np.newaxis])[0]


def average_linkages(stack: FloatArray) -> list[Tree]:
    """The trees of several matrices of one size (b x n x n), grown side by side: b trees cost little more
    than one.
    """
    trees, size = stack.shape[:2]
    merges = np.zeros((trees, max(size - 1, 0), 2), dtype=np.intp)
    heights = np.zeros((trees, max(size - 1, 0)))
    work = _Work(stack)
    for step in range(size - 1):
        if 2 * (size - step) <= work.cards.shape[1]:
            work.compact()
        merges[:, step, 0], merges[:, step, 1], heights[:, step] = work.join_nearest()
    return [Tree(size, merges[index], heights[index]) for index in range(trees)]


class _Work:
    """The shrinking distance matrices; `nearest` keeps each live cluster's smallest distance to another."""

    def __init__(self, stack: FloatArray) -> None:
        trees, size = stack.shape[:2]
        self.each = np.arange(trees)
        self.cards = np.tile(np.arange(size), (trees, 1))
        self.matrix = np.array(stack, dtype=np.float64)
        self.matrix[:, np.arange(size), np.arange(size)] = np.inf
        self.counts = np.ones((trees, size))
        self.nearest = self.matrix.min(axis=2, initial=np.inf)

    def compact(self) -> None:
        """Drop the rows of clusters that were joined into others (the order of cards stays)."""
        live = np.nonzero(self.counts)[1].reshape(len(self.each), -1)
        self.cards = np.take_along_axis(self.cards, live, axis=1)
        self.counts = np.take_along_axis(self.counts, live, axis=1)
        self.nearest = np.take_along_axis(self.nearest, live, axis=1)
        self.matrix = self.matrix[self.each[:, None, None], live[:, :, None], live[:, None, :]]

    def join_nearest(self) -> tuple[IntArray, IntArray, FloatArray]:
        """Join the nearest two clusters of each tree: (lower cards, higher cards, their distances)."""
        limit = self.nearest.min(axis=1, keepdims=True) + TIE
        low = (self.nearest <= limit).argmax(axis=1)
        from_low = self.matrix[self.each, low]
        high = (from_low <= limit).argmax(axis=1)
        height = from_low[self.each, high]
        self._replace(low, high, from_low)
        return self.cards[self.each, low], self.cards[self.each, high], height

    def _replace(self, low: IntArray, high: IntArray, from_low: FloatArray) -> None:
        each, matrix, nearest = self.each, self.matrix, self.nearest
        from_high = matrix[each, high]
        in_low, in_high = self.counts[each, low], self.counts[each, high]
        joint = in_low[:, None] * from_low + in_high[:, None] * from_high
        joint /= (in_low + in_high)[:, None]
        # The joined and the gone hold infinity towards themselves, so their mean is infinite too.
        stale = (np.minimum(from_low, from_high) <= nearest) & (joint > nearest)
        stale[each, low] = stale[each, high] = False
        matrix[each, low] = matrix[each, :, low] = joint
        matrix[each, high] = matrix[each, :, high] = np.inf
        self.counts[each, low] += in_high
        self.counts[each, high] = 0
        np.minimum(nearest, joint, out=nearest)
        nearest[each, low], nearest[each, high] = joint.min(axis=1), np.inf
        tree, card = stale.nonzero()
        if len(tree):
            nearest[tree, card] = matrix[tree, card].min(axis=1)
