"""Clusters of two workshops that speak of the same: matched one to one by the words that they share.

A cluster is the vector of its words' stems: a stem counts once for each card that has it and twice where it is in
the name, dampened (1 + ln n) and weighted by how few of all clusters of both workshops have it (ln((1 + N) / df)).
Two clusters are as similar as the cosine of their vectors (Salton and Buckley, Information Processing & Management 24,
1988). The pairs are those with the largest sum of similarities (linear sum assignment), above a threshold.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from places.vision.methods.tokens import STEM_LETTERS, content_keys

# Measured on three rooms that were written for this project: a hint, and no proof. Of the pairs of halves of one
# room, split by cards and named by different tables, 85 % at or above this were piles with the same cards (53 % of
# all pairs); of the pairs of two different rooms none was (largest 0.07).
SIMILAR = 0.08
NAME_COUNTS = 2


@dataclass(frozen=True)
class ClusterWords:
    """The words of one cluster: its name, and the text of each card."""

    name: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Match:
    """Two clusters, by their places in the two lists, and their similarity from 0 to 1."""

    first: int
    second: int
    similarity: float


def matched(
    first: Sequence[ClusterWords], second: Sequence[ClusterWords], language: str
) -> tuple[Match, ...]:
    """Return the pairs of clusters that are similar enough, in the order of `first`. Each is in one pair at most."""
    if not first or not second:
        return ()
    similarities = _similarities(first, second, language)
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - scipy takes 0.2 s to load

    pairs = zip(*linear_sum_assignment(-similarities), strict=True)
    found = (Match(int(one), int(other), float(similarities[one, other])) for one, other in pairs)
    return tuple(match for match in found if match.similarity >= SIMILAR)


def _similarities(
    first: Sequence[ClusterWords], second: Sequence[ClusterWords], language: str
) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """Return the cosine of each cluster of `first` (rows) with each of `second` (columns)."""
    counted = [_counts(cluster, language) for cluster in (*first, *second)]
    having = Counter(stem for counts in counted for stem in counts)
    vectors = [_unit(counts, having, len(counted)) for counts in counted]
    rows, columns = vectors[: len(first)], vectors[len(first) :]
    cosines = [[_product(row, column) for column in columns] for row in rows]
    return np.array(cosines, dtype=np.float64).reshape(len(rows), len(columns))


def _counts(cluster: ClusterWords, language: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for stem in _stems(cluster.name, language):
        counts[stem] += NAME_COUNTS
    for text in cluster.texts:
        counts.update(_stems(text, language))
    return counts


def _stems(text: str, language: str) -> set[str]:
    return {key[:STEM_LETTERS] for key in content_keys(text, language)}


def _unit(counts: Mapping[str, int], having: Mapping[str, int], clusters: int) -> dict[str, float]:
    weights = {
        stem: (1 + math.log(count)) * math.log((1 + clusters) / having[stem])
        for stem, count in counts.items()
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {stem: weight / length for stem, weight in weights.items()} if length else {}


def _product(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other[stem] for stem, weight in one.items() if stem in other)
