"""Which tables see the place alike: adjusted Rand index between every two tables, and its word."""

import numpy as np

from places.methods.rand import index_from_pairs
from places.methods.sorts import FloatArray, Sorts

# From this mean index on, the room's sorts are called by the word.
WORDS = ((0.6, "near"), (0.3, "clear"), (0.1, "some"))


def agreement(sorts: Sorts) -> FloatArray:
    """m x m adjusted Rand indices, each on the cards both tables placed; 1 on the diagonal.

    nan where two tables share fewer than two cards: there is nothing to compare.
    """
    tables = len(sorts.tables)
    matrix = np.full((tables, tables), np.nan)
    views = [sorts.view(table) for table in range(tables)]
    for one in range(tables):
        matrix[one, one] = 1.0
        for other in range(one + 1, tables):
            matrix[one, other] = matrix[other, one] = _index(views[one], views[other])
    return matrix


def mean_agreement(matrix: FloatArray) -> float | None:
    """Mean over all pairs of tables that can be compared; None where there are none."""
    upper = matrix[np.triu_indices(len(matrix), 1)]
    upper = upper[~np.isnan(upper)]
    return float(upper.mean()) if len(upper) else None


def agreement_word(mean: float) -> str:
    """Key of the words for a mean index: "own" (each table saw its own place), "some", "clear" or "near" the
    same.

    Boundaries belong upwards except the last: 0.6 itself is still "clear".
    """
    if mean > WORDS[0][0]:
        return WORDS[0][1]
    return next((word for floor, word in WORDS[1:] if mean >= floor), "own")


def _index(one: FloatArray, other: FloatArray) -> float:
    shared = one.any(axis=1) & other.any(axis=1)
    cards = int(shared.sum())
    if cards < 2:
        return float("nan")
    left, right = one[shared], other[shared]
    left_self, right_self = (left**2).sum(axis=1), (right**2).sum(axis=1)
    both = ((left.T @ right) ** 2).sum() - left_self @ right_self
    left_pairs = (left.sum(axis=0) ** 2).sum() - left_self.sum()
    right_pairs = (right.sum(axis=0) ** 2).sum() - right_self.sum()
    return float(index_from_pairs(both / 2, left_pairs / 2, right_pairs / 2, cards * (cards - 1) / 2))
