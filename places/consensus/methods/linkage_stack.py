"""Several trees of average linkage grown side by side, as several orders of the cards need them.

The steps are those of the module linkage, taken in all trees at once: b small trees cost little more than
one.
"""

import numpy as np

from places.consensus.methods.linkage import TIE, Tree
from places.consensus.methods.sorts import FloatArray, IntArray


def average_linkages(stack: FloatArray) -> list[Tree]:
    """The trees of several matrices of one size (b x n x n), grown side by side: b trees cost little more
    than one.

    The matrices are worked on in place and used up; they must be contiguous.
    """
    trees, size = stack.shape[:2]
    merges = np.zeros((max(size - 1, 0), 2, trees), dtype=np.intp)
    heights = np.zeros((max(size - 1, 0), trees))
    work = _Stack(stack)
    for step in range(size - 1):
        if 2 * (size - step) <= work.width:
            work.compact(size - step)
        merges[step, 0], merges[step, 1], heights[step] = work.join_nearest()
    each_merges, each_heights = merges.transpose(2, 0, 1).copy(), heights.T.copy()
    return [Tree(size, each_merges[tree], each_heights[tree]) for tree in range(trees)]


class _Stack:
    """The shrinking distance matrices; `nearest` keeps each live cluster's smallest distance to another.

    `cards`, `counts` and `nearest` are flat: the cluster at position p of tree t stands at t * width + p, and its
    distances are the row of that number in `rows`.
    """

    def __init__(self, stack: FloatArray) -> None:
        trees, size = stack.shape[:2]
        self.each = np.arange(trees)
        self.cards = np.tile(np.arange(size), trees)
        self.counts = np.ones(trees * size)
        stack[:, np.arange(size), np.arange(size)] = np.inf
        self.nearest = stack.min(axis=2, initial=np.inf).ravel()
        self._hold(stack)

    def compact(self, live_clusters: int) -> None:
        """Keep the rows of the clusters that are left in each tree (the order of cards stays)."""
        live = np.flatnonzero(self.counts)
        rows = live.reshape(-1, live_clusters)
        columns = rows - self.first[:, None]
        self.cards, self.counts, self.nearest = self.cards[live], self.counts[live], self.nearest[live]
        self._hold(self.matrix.take(rows[:, :, None] * self.width + columns[:, None, :]))

    def join_nearest(self) -> tuple[IntArray, IntArray, FloatArray]:
        """Join the nearest two clusters of each tree: (lower cards, higher cards, their distances)."""
        nearest = self.nearest.reshape(-1, self.width)
        limit = nearest.min(axis=1, keepdims=True) + TIE
        low = self.first + (nearest <= limit).argmax(axis=1)
        from_low = self.rows.take(low, axis=0)
        high = self.first + (from_low <= limit).argmax(axis=1)
        height = from_low.ravel().take(high)
        self._replace(low, high, from_low)
        return self.cards.take(low), self.cards.take(high), height

    def _hold(self, matrix: FloatArray) -> None:
        self.matrix, self.width = matrix, matrix.shape[2]
        self.rows = matrix.reshape(len(self.each) * self.width, self.width)
        self.first = self.each * self.width

    def _replace(self, low: IntArray, high: IntArray, from_low: FloatArray) -> None:
        nearest = self.nearest.reshape(-1, self.width)
        from_high = self.rows.take(high, axis=0)
        stale = np.minimum(from_low, from_high) <= nearest
        joint = self._mean(low, high, from_low, from_high)
        # The joined and the gone hold infinity towards themselves, so their mean is infinite too.
        stale &= joint > nearest
        self.rows[low] = joint
        self.matrix[self.each, :, low - self.first] = joint
        self.matrix[self.each, :, high - self.first] = np.inf
        np.minimum(nearest, joint, out=nearest)
        self.nearest[low], self.nearest[high] = joint.min(axis=1), np.inf
        flat = stale.ravel()
        flat[low] = flat[high] = False
        again = np.flatnonzero(flat)
        self.nearest[again] = self.rows.take(again, axis=0).min(axis=1)

    def _mean(self, low: IntArray, high: IntArray, from_low: FloatArray, from_high: FloatArray) -> FloatArray:
        """The distances of the joint clusters, written over the given ones; the counts are brought up to date."""
        in_low, in_high = self.counts.take(low), self.counts.take(high)
        from_low *= in_low[:, None]
        from_high *= in_high[:, None]
        from_low += from_high
        from_low /= (in_low + in_high)[:, None]
        self.counts[low] += in_high
        self.counts[high] = 0
        return from_low
