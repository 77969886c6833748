"""The partition that fits the tables best, over several orders of the cards, and whether another fits as well.

Average linkage breaks ties by an order of the cards. A tree is grown for each of twelve orders that do not depend on
who came first (`orders`), all from one similarity matrix. Kept is the cut of highest A; of equal ones that with fewer
clusters, then the one that most orders gave, then the one of the first order. The transfer pass comes after.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import scipy

from places.consensus.methods.cut import mean_indices
from places.consensus.methods.linkage import Tree, average_linkage
from places.consensus.methods.linkage_stack import average_linkages
from places.consensus.methods.rand_index import TIE
from places.consensus.methods.sorts import FloatArray, IntArray, Sorts
from places.consensus.methods.transfer import mean_index, numbered, transfer


@dataclass(frozen=True, eq=False)
class Arrangement:
    """A partition (`labels`, length n) that the tree of an order (its row in `Grown.orders`) gave."""

    labels: IntArray
    order: int


@dataclass(frozen=True, eq=False)
class Grown:
    """R trees of the same n cards: card p of tree r is the card `orders[r, p]`; `means` (R x n+1) is A of all cuts."""

    orders: IntArray
    trees: Sequence[Tree]
    means: FloatArray

    def best_number(self, lowest: int, highest: int) -> int:
        """The number of clusters of the best cut; of equal ones the smallest."""
        return lowest + int(self._of_highest(lowest, highest).any(axis=0).argmax())

    def ranked(self, lowest: int, highest: int) -> Iterator[Arrangement]:
        """The different partitions of highest A into `lowest` to `highest` clusters, the one to be kept first."""
        tied = self._of_highest(lowest, highest)
        for number in np.flatnonzero(tied.any(axis=0)).tolist():
            given: dict[bytes, list[Arrangement]] = {}
            for order in np.flatnonzero(tied[:, number]).tolist():
                found = Arrangement(self._labels(order, lowest + number), order)
                given.setdefault(found.labels.tobytes(), []).append(found)
            for alike in sorted(given.values(), key=len, reverse=True):
                yield alike[0]

    def tree(self, order: int) -> Tree:
        """The tree of an order, in the stable names of the cards."""
        return self.trees[order].renamed(self.orders[order])

    def _of_highest(self, lowest: int, highest: int) -> np.ndarray:
        """R x numbers of clusters: which cuts are within a tie of the highest A of all."""
        among = np.nan_to_num(self.means[:, lowest : highest + 1], nan=-1.0)
        tied: np.ndarray = among >= among.max() - TIE
        return tied

    def _labels(self, order: int, clusters: int) -> IntArray:
        labels = np.empty_like(self.orders[order])
        labels[self.orders[order]] = self.trees[order].labels(clusters)
        return numbered(labels)


@dataclass(frozen=True, eq=False)
class Kept:
    """The partition that was kept, after the transfer pass: its A in `score`, and its order.

    `elsewhere` is the number of cards that lie elsewhere in another partition that fits as well; None where there is
    no other.
    """

    labels: IntArray
    order: int
    score: float
    elsewhere: int | None


def grow(distances: FloatArray, orders: IntArray, sorts: Sorts) -> Grown:
    """Grow a tree of the distances (n x n) for every order (R x n), and measure all cuts."""
    if len(orders) == 1:
        trees = [average_linkage(distances[np.ix_(orders[0], orders[0])])]
    else:
        trees = average_linkages(in_orders(distances, orders))
    return Grown(orders, trees, mean_indices(trees, sorts, orders))


def in_orders(distances: FloatArray, orders: IntArray) -> FloatArray:
    """The distances (n x n) with rows and columns in each of the orders (R x n): R x n x n."""
    return distances.take(orders[:, :, None] * len(distances) + orders[:, None, :])


def keep_best(grown: Grown, sorts: Sorts, lowest: int, highest: int) -> Kept:
    """The partition to be kept among those into `lowest` to `highest` clusters, after the transfer pass.

    Another fits as well when it had the same A before the pass, is still different after its own pass, and
    reaches at least the same A then.
    """
    ranked = grown.ranked(lowest, highest)
    first = next(ranked)
    labels = transfer(first.labels, sorts, order=grown.orders[first.order])
    score = mean_index(labels, sorts) if len(labels) else float("nan")
    for other in ranked:
        moved = transfer(other.labels, sorts, order=grown.orders[other.order])
        if mean_index(moved, sorts) >= score - TIE and not np.array_equal(moved, labels):
            return Kept(labels, first.order, score, cards_elsewhere(labels, moved))
    return Kept(labels, first.order, score, None)


def cards_elsewhere(one: IntArray, other: IntArray) -> int:
    """The fewest cards that have to be moved to turn one partition (labels 0..k-1) into the other."""
    if not len(one):
        return 0
    # Every cell is one more than the cards in common: an empty one must still be possible.
    common = np.ones((int(one.max()) + 1, int(other.max()) + 1))
    np.add.at(common, (one, other), 1)
    graph = scipy.sparse.csr_matrix(common)
    rows, columns = scipy.sparse.csgraph.min_weight_full_bipartite_matching(graph, maximize=True)
    return len(one) - int((common[rows, columns] - 1).sum())
