"""How well the shared clusters hold when one table is left out.

stab(C) = mean over tables g of the best |C and C'| / |C or C'| over the clusters C' found without g (Hennig
2007, Computational Statistics & Data Analysis 52:258-271, with tables left out in place of resampled cards).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from places.methods.cut import best_cut
from places.methods.linkages import average_linkages
from places.methods.rand import adjusted_rand
from places.methods.similarity import Similarity, without_table
from places.methods.sorts import FloatArray, IntArray, Sorts
from places.methods.transfer import transfer

HOLDS = 0.75
# Trees of several rounds grow side by side while their matrices stay near 64 MB.
STACK_ENTRIES = 8_000_000


@dataclass(frozen=True, eq=False)
class Stability:
    """`means[c]` is stab of cluster c; it `held[c]` times in `rounds` ("holds in 4 of 6 rounds").

    `alike` has one adjusted Rand index per round: the partition without that table against the full one.
    """

    means: FloatArray
    held: IntArray
    rounds: int
    alike: FloatArray


def stability(
    labels: IntArray,
    sorts: Sorts,
    known: Similarity,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> Stability | None:
    """Leave out each table that placed a card, and look for every cluster of `labels` again.

    `known` is the similarity of all tables. Cards that only the table left out had placed are not looked for
    in that round. `progress` is told (rounds done, rounds in all). None with fewer than two tables.
    """
    tables = np.flatnonzero(sorts.sorting_tables)
    if len(tables) < 2:
        return None
    clusters = int(labels.max()) + 1
    fits, alike = np.full((len(tables), clusters), np.nan), np.zeros(len(tables))
    for done, (position, present, found) in enumerate(_rounds(sorts, known, tables), 1):
        fits[position] = _best_overlaps(labels[present], found, clusters)
        alike[position] = adjusted_rand(labels[present].tolist(), found.tolist())
        if progress:
            progress(done, len(tables))
    looked_for = ~np.isnan(fits)
    means = np.where(looked_for, fits, 0.0).sum(axis=0) / np.maximum(looked_for.sum(axis=0), 1)
    return Stability(means, (fits >= HOLDS - 1e-12).sum(axis=0), len(tables), alike)


def _rounds(sorts: Sorts, known: Similarity, tables: IntArray) -> Iterator[tuple[int, np.ndarray, IntArray]]:
    """Per table left out: (its position in `tables`, mask of cards still placed, labels of those cards)."""
    placed = sorts.placed
    counts = placed.sum(axis=1)
    waiting: dict[int, list[tuple[int, np.ndarray]]] = {}
    for position, table in enumerate(tables):
        present = counts > placed[:, table]
        waiting.setdefault(int(present.sum()), []).append((position, present))
    for size, rounds in waiting.items():
        at_once = max(1, STACK_ENTRIES // max(size, 1) ** 2)
        for first in range(0, len(rounds), at_once):
            yield from _side_by_side(sorts, known, tables, rounds[first : first + at_once])


def _side_by_side(
    sorts: Sorts, known: Similarity, tables: IntArray, rounds: list[tuple[int, np.ndarray]]
) -> Iterator[tuple[int, np.ndarray, IntArray]]:
    distances = []
    for position, present in rounds:
        fewer = without_table(known, sorts, int(tables[position]), present)
        distances.append(1 - fewer.values)
    for (position, present), tree in zip(rounds, average_linkages(np.array(distances)), strict=True):
        others = np.ones(len(sorts.tables), dtype=bool)
        others[tables[position]] = False
        without = sorts.keep(present, others)
        yield position, present, transfer(tree.labels(best_cut(tree, without).best), without)


def _best_overlaps(labels: IntArray, found: IntArray, clusters: int) -> FloatArray:
    """Best Jaccard overlap of every cluster with a found one; nan for a cluster with no card in the round."""
    sizes = np.bincount(labels, minlength=clusters).astype(np.float64)
    if not len(found):
        return np.full(clusters, np.nan)
    shared = np.zeros((clusters, int(found.max()) + 1))
    np.add.at(shared, (labels, found), 1)
    union = sizes[:, None] + np.bincount(found)[None, :] - shared
    return np.where(sizes > 0, (shared / union).max(axis=1), np.nan)
