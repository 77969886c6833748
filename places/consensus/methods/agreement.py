"""Agreement between tables: the adjusted Rand index of every two tables, and its word."""

import numpy as np
import scipy

from places.consensus.methods.rand_index import TIE, index_from_pairs
from places.consensus.methods.sorts import BLOCK_ENTRIES, FloatArray, Sorts

# From this mean index on, the room's sorts are called by the word.
WORDS = ((0.6, "near"), (0.3, "clear"), (0.1, "some"))


def agreement(sorts: Sorts) -> FloatArray:
    """m x m adjusted Rand indices, each on the cards both tables placed; 1 on the diagonal.

    nan where two tables share fewer than two cards: there is nothing to compare.
    """
    tables = len(sorts.tables)
    placed = sorts.placed.astype(np.float64)
    cards = placed.T @ placed
    # How much of a card each table counts against itself: 1, or less where the card was copied.
    itself = np.zeros_like(placed)
    np.add.at(itself, (sorts.row, sorts.row_table), sorts.share**2)
    both = (_shared_squares(sorts) - itself.T @ itself) / 2
    own = (_by_table(sorts.memberships.T @ placed, sorts) - itself.T @ placed) / 2
    matrix = index_from_pairs(both, own, own.T, cards * (cards - 1) / 2)
    matrix = np.where(cards < 2, np.nan, matrix)
    matrix[np.arange(tables), np.arange(tables)] = 1.0
    return matrix


def mean_agreement(matrix: FloatArray) -> float | None:
    """Mean over all pairs of tables that can be compared; None where there are none."""
    upper = matrix[np.triu_indices(len(matrix), 1)]
    upper = upper[~np.isnan(upper)]
    return float(upper.mean()) if len(upper) else None


def agreement_word(mean: float) -> str:
    """Key of the words for a mean index: "own" (each table saw its own place), "some", "clear" or "near" the
    same.

    Boundaries belong upwards except the last: 0.6 itself is still "clear". Rounding never decides at one.
    """
    if mean > WORDS[0][0] + TIE:
        return WORDS[0][1]
    return next((word for floor, word in WORDS[1:] if mean >= floor - TIE), "own")


def _by_table(counts: FloatArray, sorts: Sorts) -> FloatArray:
    """Squares of the counts (P x m), summed over the piles of each table."""
    sums = np.zeros((len(sorts.tables), counts.shape[1]))
    np.add.at(sums, sorts.pile_table, counts**2)
    return sums


def _shared_squares(sorts: Sorts) -> FloatArray:
    """m x m: the squared counts of cards in every pile of the one and every pile of the other table, summed."""
    member = sorts.memberships
    sums = np.zeros((len(sorts.tables), len(sorts.tables)))
    table_of = scipy.sparse.csr_matrix(
        (np.ones(len(sorts.piles)), (np.arange(len(sorts.piles)), sorts.pile_table)),
        shape=(len(sorts.piles), len(sorts.tables)),
    )
    at_once = max(1, BLOCK_ENTRIES // max(1, len(sorts.piles)))
    for first in range(0, len(sorts.piles), at_once):
        counts = member[:, first : first + at_once].T @ member
        sums += (table_of[first : first + at_once].T @ counts.power(2) @ table_of).toarray()
    return sums
