"""The cuts of trees: how similar each is to the tables' own piles, and among which the best is looked for.

A(k) = sum of w*ARI(P_k, c_g) / sum of w, over the tables g and on the cards each placed. All cuts cost about
what one does: joining two clusters adds to a table's shared pairs the dot product of their two rows.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from places.consensus.methods.linkage import Tree
from places.consensus.methods.rand_index import TIE, index_from_pairs
from places.consensus.methods.sorts import BLOCK_ENTRIES, FloatArray, IntArray, Sorts

# All pairs of so many cards are a whole number that single precision holds.
MOST_IN_SINGLE = 5_000


def possible_numbers(sorts: Sorts, parts: int = 1) -> tuple[int, int]:
    """The lowest and the highest number of clusters among which the best cut is looked for: 2 and n-1.

    Where every table put all its cards in one pile both are 1, where none put any two cards together both are n.
    Two cards may be one cluster or two. Cards in `parts` that no table connects are at least so many clusters.
    No cards: 0.
    """
    cards = len(sorts.cards)
    if cards < 2:
        return cards, cards
    together, seen = (values.sum() for values in table_pairs(sorts))
    if together == 0:
        return cards, cards
    if seen - together <= TIE * seen:
        return parts, parts
    lowest, highest = (2, cards - 1) if cards > 2 else (1, 2)
    return max(lowest, parts), max(highest, parts)


def mean_indices(
    trees: Sequence[Tree], sorts: Sorts, cards: IntArray, weights: FloatArray | None = None
) -> FloatArray:
    """A(k) of the cuts of B trees of n cards each: B x (n+1), for k = 0..n (nan at 0, and everywhere in a tree whose
    tables placed no card).

    `cards` (B x n) says which card of `sorts` (index) is each tree's 0..n-1; cards that are in no tree must be
    of tables without a weight. `weights` (B x m) are the weights of the tables for each tree, if not their own.
    """
    weights = np.tile(sorts.weights, (len(trees), 1)) if weights is None else weights
    weights = np.where(sorts.sorting_tables, weights, 0.0)
    means = np.full((len(trees), cards.shape[1] + 1), np.nan)
    at_once = max(1, BLOCK_ENTRIES // max(1, cards.shape[1] * (len(sorts.piles) + len(sorts.tables))))
    for first in range(0, len(trees), at_once):
        part = slice(first, first + at_once)
        means[part, 1:] = _cuts(
            np.array([tree.merges for tree in trees[part]]), sorts, cards[part], weights[part]
        )
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


def _cuts(merges: IntArray, sorts: Sorts, cards: IntArray, weights: FloatArray) -> FloatArray:
    """B x n: A(k) for k = 1..n."""
    trees, size = cards.shape
    total = weights.sum(axis=1)
    if not size or not total.any():
        return np.full((trees, size), np.nan)
    own, pairs = table_pairs(sorts)
    kind = _kind(sorts, size)
    in_clusters = _follow(merges, sorts.placed.astype(kind)[cards], np.arange(len(sorts.tables)))
    shared = np.zeros_like(in_clusters)
    for tables, starts, block in sorts.blocks():
        shared[:, :, tables] = _follow(merges, block.astype(kind)[cards], starts)
    indices = index_from_pairs(shared, in_clusters, own, pairs)
    sums = np.einsum("kbm,bm->bk", indices, weights)
    return np.where(total > 0, sums.T / np.where(total > 0, total, 1.0), np.nan).T[:, ::-1]


def _kind(sorts: Sorts, cards: int) -> type[np.floating]:
    """The smallest kind of number in which pairs of cards are counted exactly."""
    whole = cards <= MOST_IN_SINGLE and bool((sorts.share == 1).all())
    return np.float32 if whole else np.float64


def _follow(merges: IntArray, rows: NDArray[np.floating], starts: IntArray) -> FloatArray:
    """n x B x tables: pairs joined so far after 0..n-1 merges (`merges` is B x (n-1) x 2), for columns of `rows` (B x
    n x columns, which is used up) that start at `starts` per table.
    """
    trees, cards, columns = rows.shape
    flat, single = rows.reshape(trees * cards, columns), len(starts) == columns
    gains = np.zeros((cards, trees, len(starts)))
    at = merges.transpose(1, 2, 0) + np.arange(trees) * cards
    for gain, (low, high) in zip(gains[1:], at, strict=True):
        joined, joining = flat.take(low, axis=0), flat.take(high, axis=0)
        product = joined * joining
        gain[:] = product if single else np.add.reduceat(product, starts, axis=1)
        joined += joining
        flat[low] = joined
    return gains.cumsum(axis=0)
