"""Co-association of all tables' sorts: how often two cards are in one pile.

Fred & Jain 2005, IEEE Transactions on Pattern Analysis and Machine Intelligence 27(6):835-850, with tables
that did not see a card left out of its counts, and a pull towards the overall rate where some pair was never
judged.
"""

from dataclasses import dataclass

import numpy as np
import scipy
from numpy.typing import NDArray

from places.consensus.methods.sorts import BoolArray, FloatArray, Sorts

# The pull towards the overall rate where some pair of cards was never judged by anyone.
UNSEEN_PULL = 0.5
# One multiply-add in a dense product costs about this share of one in a sparse product.
DENSE_COST = 1 / 500
# Comparing two cards' piles at one table costs about this share of one multiply-add in a sparse product.
COMPARE_COST = 1 / 36
# Rows of cards are compared so many entries at a time: what is counted stays in the processor's cache.
COMPARED_AT_ONCE = 100_000
COUNTED_MOST = 20_000_000


@dataclass(frozen=True, eq=False)
class Similarity:
    """n x n arrays for n cards, with what they rest on.

    `values` is S (1 on the diagonal); `same` and `both` are the weighted sums; `together` and `seen` count
    tables (for "3 of 4 tables that saw both"); `alpha` the pull used and `rate` the overall co-occurrence
    rate.
    """

    values: FloatArray
    same: FloatArray
    both: FloatArray
    together: NDArray[np.int32]
    seen: NDArray[np.int32]
    alpha: float
    rate: float


def similarity(sorts: Sorts, *, alpha: float | None = None) -> Similarity:
    """S(i,j) = (sum of w*same + alpha*rate) / (sum of w*both + alpha), one row and column per card.

    Without `alpha` it is 0 where every pair was judged by at least one table, else 0.5. A pair judged by no table
    has the overall rate (0 where no pair at all was judged).
    """
    same, together = _pair_sums(sorts)
    placed = sorts.placed
    seen = _both_placed(placed)
    plain = bool((sorts.weights == 1).all())
    both = seen if plain else _even((placed * sorts.weights) @ placed.T)
    return from_sums(same, both, together.astype(np.int32), seen.astype(np.int32), alpha=alpha)


def from_sums(
    same: FloatArray,
    both: FloatArray,
    together: NDArray[np.int32],
    seen: NDArray[np.int32],
    *,
    alpha: float | None = None,
) -> Similarity:
    """The similarity from sums that are already known (all n x n)."""
    cards = len(same)
    every_pair = cards * (cards - 1) // 2
    judged_pairs = (np.count_nonzero(seen) - np.count_nonzero(seen.diagonal())) // 2
    pull = (0.0 if judged_pairs == every_pair else UNSEEN_PULL) if alpha is None else alpha
    judged = both.sum() - both.trace()
    rate = float((same.sum() - same.trace()) / judged) if judged > 0 else 0.0
    below = both + pull if pull else both
    values = np.full_like(same, rate)
    np.divide(same + pull * rate if pull else same, below, out=values, where=below > 0)
    np.fill_diagonal(values, 1.0)
    return Similarity(values, same, both, together, seen, pull, rate)


def distances(known: Similarity) -> tuple[FloatArray, int]:
    """The distances 1 - S, and into how many parts the cards fall that no table connects.

    Cards of different parts (no table saw both, nor is there a chain of such pairs) are 2 apart, more than any others:
    nobody has compared them.
    """
    apart = 1 - known.values
    if known.seen.all():
        return apart, min(len(apart), 1)
    parts, part = scipy.sparse.csgraph.connected_components(
        scipy.sparse.csr_matrix(known.seen > 0), directed=False
    )
    return np.where(part[:, None] == part, apart, 2.0), int(parts)


def without_table(
    known: Similarity, sorts: Sorts, table: int, cards: NDArray[np.bool_], *, alpha: float | None = None
) -> Similarity:
    """The similarity of some cards had this table (by its index) not sorted, at the price of its own pairs
    only.
    """
    view = sorts.view(table)[cards]
    placed = view.any(axis=1)
    shares, saw = view @ view.T, np.outer(placed, placed)
    # Where all cards stay (nearly always), plain views of the arrays are enough.
    kept = ... if cards.all() else np.ix_(cards, cards)
    together = known.together[kept] - (shares > 0)
    seen = known.seen[kept] - saw
    # What is left of a weighted sum after taking a table out is rounding where no other table saw the pair.
    same = np.where(together > 0, known.same[kept] - sorts.weights[table] * shares, 0.0)
    both = np.where(seen > 0, known.both[kept] - sorts.weights[table] * saw, 0.0)
    return from_sums(same, both, together, seen, alpha=alpha)


def _pair_sums(sorts: Sorts) -> tuple[FloatArray, FloatArray]:
    """Weighted shares in one pile, and tables with a pile in common, for each pair of cards."""
    weight = np.sqrt(sorts.weights[sorts.row_table])
    plain = bool((sorts.weights == 1).all())
    copied = np.unique(sorts.row_table[sorts.share < 1])
    if plain and not len(copied):
        same = _joined(sorts)
        return same, same
    same = _product(sorts, sorts.share if plain else sorts.share * weight)
    once = ~np.isin(sorts.row_table, copied)
    together = _product(sorts, once.astype(np.float64))
    for table in copied:
        entries = (sorts.row_table == table).astype(np.float64)
        together += _product(sorts, entries) > 0
    return same, together


def _joined(sorts: Sorts) -> FloatArray:
    """How many tables put two cards into one pile, where no card was copied: counted by comparing their piles, or
    as a product where piles are many and small.
    """
    cards, tables = len(sorts.cards), len(sorts.tables)
    sizes = np.bincount(sorts.pile).astype(np.float64)
    if (sizes**2).sum() < COMPARE_COST * cards**2 * tables:
        return _product(sorts, sorts.share)
    piles = _own_piles(cards, tables, len(sorts.piles))
    piles[sorts.row_table, sorts.row] = sorts.pile
    return _same_pile_counts(piles, sorts.placed)


def _both_placed(placed: BoolArray) -> FloatArray:
    """How many tables placed two cards (n x m): a product of many numbers goes over several cores, which for few
    takes longer to begin than counting.
    """
    cards, tables = placed.shape
    if cards**2 * tables > COUNTED_MOST:
        numbers = placed.astype(np.float64)
        return numbers @ numbers.T
    piles = _own_piles(cards, tables, 1)
    piles[placed.T] = 0
    return _same_pile_counts(piles, placed)


def _own_piles(cards: int, tables: int, first: int) -> NDArray[np.unsignedinteger]:
    """m x n: every card in a pile of its own at every table, numbered from `first`. It stays there where the table
    did not place it.
    """
    numbers = np.arange(cards, dtype=np.min_scalar_type(cards + first)) + first
    return np.tile(numbers, (tables, 1))


def _same_pile_counts(piles: NDArray[np.unsignedinteger], placed: BoolArray) -> FloatArray:
    """At how many tables two cards have one number in `piles` (m x n); for a card itself, how many placed it."""
    tables, cards = piles.shape
    counts = np.zeros((cards, cards), dtype=np.min_scalar_type(tables))
    at_once = max(1, COMPARED_AT_ONCE // max(1, cards))
    for first in range(0, cards, at_once):
        last = first + at_once
        # Cards before these have been compared with them already.
        part = np.zeros((len(counts[first:last]), cards - first), dtype=counts.dtype)
        same = np.empty(part.shape, dtype=bool)
        ones = same.view(np.uint8)  # adding numbers of one kind takes half the time of adding truths
        for at_table in piles:
            np.equal(at_table[first:last, None], at_table[first:], out=same)
            np.add(part, ones, out=part)
        counts[first:last, first:] = part
        counts[first:, first:last] = part.T
    np.fill_diagonal(counts, placed.sum(axis=1))
    return counts.astype(np.float64)


def _product(sorts: Sorts, values: FloatArray) -> FloatArray:
    """Z Z' for Z = n x P with the given values, by the cheaper of the sparse and the dense product."""
    cards, piles = len(sorts.cards), len(sorts.piles)
    sizes = np.bincount(sorts.pile[values != 0], minlength=piles).astype(np.float64)
    if (sizes**2).sum() < DENSE_COST * cards**2 * max(piles, 1) or cards * piles > 2e7:
        sparse = scipy.sparse.csr_matrix((values, (sorts.row, sorts.pile)), shape=(cards, piles))
        return _even((sparse @ sparse.T).toarray())
    dense = np.zeros((cards, piles))
    dense[sorts.row, sorts.pile] = values
    return _even(dense @ dense.T)


def _even(matrix: FloatArray) -> FloatArray:
    """Return the matrix made exactly symmetric, for any order of summation."""
    return (matrix + matrix.T) / 2
