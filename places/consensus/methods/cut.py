"""The cut of the tree: the partition most similar to the tables' own.

A(k) = sum of w*ARI(P_k, c_g) / sum of w, over the tables g and on the cards each placed. All cuts cost about
what one does: joining two clusters adds to a table's shared pairs the dot product of their two rows.
"""

from dataclasses import dataclass

import numpy as np

from places.consensus.methods.linkage import Tree
from places.consensus.methods.rand_index import TIE, index_from_pairs
from places.consensus.methods.sorts import FloatArray, IntArray, Sorts


@dataclass(frozen=True, eq=False)
class Cut:
    """`best` clusters, and the mean adjusted Rand index A(k) in `means[k]` for k = 1..n (`means[0]`
    is nan).
    """

    best: int
    means: FloatArray


def best_cut(tree: Tree, sorts: Sorts) -> Cut:
    """The cut of highest A among k = 2..n-1 (ties: the smaller k).

    Where every table put all its cards in one pile the result is 1, where none put any two cards together it is
    n; two cards are joined when at least half of the tables' weight joined them. No cards: 0.
    """
    means = mean_indices(tree, sorts)
    if tree.size < 2:
        return Cut(tree.size, means)
    together, seen = (values.sum() for values in table_pairs(sorts))
    if together == 0:
        return Cut(tree.size, means)
    if seen - together <= TIE * seen:
        return Cut(1, means)
    lowest, highest = (2, tree.size - 1) if tree.size > 2 else (1, 2)
    among = means[lowest : highest + 1]
    return Cut(lowest + int((among >= among.max() - TIE).argmax()), means)


def mean_indices(tree: Tree, sorts: Sorts) -> FloatArray:
    """A(k) for k = 0..n (nan at 0, and everywhere when no table placed a card)."""
    means = np.full(tree.size + 1, np.nan)
    sorting = sorts.sorting_tables
    if not tree.size or not sorting.any():
        return means
    weights = np.where(sorting, sorts.weights, 0.0)
    own, pairs = table_pairs(sorts)
    in_clusters = _follow(tree, sorts.placed.astype(np.float64), np.arange(len(sorts.tables)))
    shared = np.zeros_like(in_clusters)
    for tables, starts, block in sorts.blocks():
        shared[:, tables] = _follow(tree, block, starts)
    indices = index_from_pairs(shared, in_clusters, own, pairs)
    means[1:] = (indices @ weights / weights.sum())[::-1]
    return means


def table_pairs(sorts: Sorts) -> tuple[FloatArray, FloatArray]:
    """Per table: pairs of cards it put in one pile (by shares), and pairs of cards it placed."""
    tables = len(sorts.tables)
    sizes = np.bincount(sorts.pile, sorts.share, minlength=len(sorts.piles))
    squares = np.bincount(sorts.pile, sorts.share**2, minlength=len(sorts.piles))
    together = np.bincount(sorts.pile_table, (sizes**2 - squares) / 2, minlength=tables).astype(np.float64)
    counts = sorts.placed.sum(axis=0)
    pairs: FloatArray = counts * (counts - 1) / 2.0
    return together, pairs


def _follow(tree: Tree, block: FloatArray, starts: IntArray) -> FloatArray:
    """n x tables: pairs joined so far after 0..n-1 merges, for a block of columns that starts at `starts` per
    table.
    """
    rows = block.copy()
    gains = np.zeros((tree.size, len(starts)))
    single = len(starts) == rows.shape[1]
    for step, (low, high) in enumerate(tree.merges.tolist(), 1):
        product = rows[low] * rows[high]
        gains[step] = product if single else np.add.reduceat(product, starts)
        rows[low] += rows[high]
    return gains.cumsum(axis=0)
