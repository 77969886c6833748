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
    """
    trees, size = stack.shape[:2]
    merges = np.zeros((trees, max(size - 1, 0), 2), dtype=np.intp)
    heights = np.zeros((trees, max(size - 1, 0)))
    work = _Stack(stack)
    for step in range(size - 1):
        if 2 * (size - step) <= work.cards.shape[1]:
            work.compact()
        merges[:, step, 0], merges[:, step, 1], heights[:, step] = work.join_nearest()
    return [Tree(size, merges[index], heights[index]) for index in range(trees)]


class _Stack:
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
