"""The adjusted Rand index: the agreement of two partitions of the same cards.

Hubert & Arabie 1985, Journal of Classification 2:193-218.
"""

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import ArrayLike

from places.consensus.methods.sorts import FloatArray

# Two mean indices closer than this are a tie (far below the 1e-9 to which they are promised).
TIE = 1e-12


def adjusted_rand(first: Sequence[Hashable], second: Sequence[Hashable]) -> float:
    """Adjusted Rand index of two label lists of equal length: 1 for equal ones, about 0 by chance, 1 where undefined.

    Raises ValueError when the lists differ in length.
    """
    if len(first) != len(second):
        raise ValueError("both sorts must label the same cards")
    rows, columns = _numbered(first), _numbered(second)
    cells = np.zeros((rows.max(initial=-1) + 1, columns.max(initial=-1) + 1))
    np.add.at(cells, (rows, columns), 1)
    pairs = len(first) * (len(first) - 1) / 2
    return float(index_from_pairs(_pairs(cells), _pairs(cells.sum(axis=1)), _pairs(cells.sum(axis=0)), pairs))


def index_from_pairs(both: ArrayLike, one: ArrayLike, other: ArrayLike, pairs: ArrayLike) -> FloatArray:
    """Adjusted Rand index from counts of card pairs, element by element.

    `both` pairs are together in both sorts, `one` and `other` in the one and in the other, `pairs` is all of
    them. Where the denominator is 0 (nothing to tell apart) the index is 1.
    """
    both, one, other, pairs = (np.asarray(value, dtype=np.float64) for value in (both, one, other, pairs))
    expected = one * other / np.where(pairs > 0, pairs, 1.0)
    spread = (one + other) / 2 - expected
    # Shares of copied cards (thirds, sixths) leave a rounding rest where the exact denominator is nought.
    nothing = np.abs(spread) <= TIE * np.maximum(pairs, 1.0)
    return np.where(nothing, 1.0, (both - expected) / np.where(nothing, 1.0, spread))


def _numbered(labels: Sequence[Hashable]) -> np.ndarray:
    seen: dict[Hashable, int] = {}
    return np.array([seen.setdefault(label, len(seen)) for label in labels], dtype=np.intp)


def _pairs(counts: FloatArray) -> float:
    return float((counts * (counts - 1) / 2).sum())
