"""Co-occurrence of themes on photos, and the layout of a map of it."""

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]
Points = npt.NDArray[np.float64]
STEPS = 400


def together(photos: Iterable[Collection[int]], themes: Sequence[int]) -> Counts:
    """Return how many photos carry both themes, for each pair (n × n); the diagonal holds each theme's own count.

    `photos` are the sets of theme ids on each photo; ids that are not in `themes` are passed over.
    """
    place = {theme: row for row, theme in enumerate(themes)}
    counts: Counts = np.zeros((len(themes), len(themes)), dtype=np.int64)
    for carried in photos:
        rows = sorted({place[theme] for theme in carried if theme in place})
        for row in rows:
            counts[row, row] += 1
        for first, second in combinations(rows, 2):
            counts[first, second] += 1
            counts[second, first] += 1
    return counts


def nearness(counts: Counts) -> Points:
    """Return the cosine of each pair (n × n): pairs over the root of both counts, 1 on the diagonal.

    Source: Salton & McGill 1983, Introduction to Modern Information Retrieval.
    """
    own = np.sqrt(np.maximum(np.diag(counts), 1).astype(float))
    near = counts / np.outer(own, own)
    np.fill_diagonal(near, 1.0)
    return near


def theme_layout(counts: Counts) -> Points:
    """Return a point for each theme (n × 2, within 0…1): those that share photos are near each other.

    Classical scaling (Torgerson 1952, Psychometrika 17:401–419) of 1 − cosine; the signs of the axes are fixed,
    so that the same counts always give the same map.
    """
    size = len(counts)
    if size < 2:
        return np.full((size, 2), 0.5)
    squared = (1.0 - nearness(counts)) ** 2
    centred = np.eye(size) - 1.0 / size
    values, vectors = np.linalg.eigh(-0.5 * centred @ squared @ centred)
    points = np.zeros((size, 2))
    for axis, column in enumerate([size - 1, size - 2]):
        vector = vectors[:, column] * np.sqrt(max(values[column], 0.0))
        heaviest = int(np.argmax(np.abs(vector).round(9)))
        points[:, axis] = vector if vector[heaviest] >= 0 else -vector
    return np.column_stack([_evened(points[:, axis]) for axis in (0, 1)])


def _evened(values: Points) -> Points:
    """Return values within 0…1: the mean of scaled value and scaled rank, which limits the effect of outliers."""
    low, high = values.min(), values.max()
    if high - low < 1e-9:
        return np.full(len(values), 0.5)
    ranks = _ranked(values.round(9))
    span = max(ranks.max() - ranks.min(), 1.0)
    evened: Points = ((values - low) / (high - low) + (ranks - ranks.min()) / span) / 2.0
    return evened


def _ranked(values: Points) -> Points:
    """Return the rank of each value, from 1; ties share the mean of theirs (scipy.stats takes a second to load)."""
    _distinct, of, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks: Points = (np.cumsum(counts) - (counts - 1) / 2.0)[of]
    return ranks


def spread(points: Points, sizes: Points, width: float, height: float) -> Points:
    """Return `points` (n × 2, within 0…1) in a box, pushed apart until none of their labels (n × 2) overlap.

    Each step parts every overlapping pair along its shorter way, and keeps all within the box. What is too
    much for the box stays as far apart as it goes.
    """
    half = sizes / 2.0
    room = np.maximum(np.array([width, height]) - sizes, 0.0)
    placed: Points = half + points * room
    for _ in range(STEPS):
        parted = _parted(placed.tolist(), half.tolist())
        if parted is None:
            break
        placed = np.clip(np.array(parted), half, np.array([width, height]) - half)
    return placed


def _parted(placed: list[list[float]], half: list[list[float]]) -> list[list[float]] | None:
    """Push each overlapping pair apart by half of what they share; None when no pair overlaps.

    Plain numbers: each push moves what the next pair sees, and NumPy takes ten times as long for two of them.
    """
    moved = False
    for (one, size), (other, its) in combinations(list(zip(placed, half, strict=True)), 2):
        across, down = other[0] - one[0], other[1] - one[1]
        wide, high = size[0] + its[0], size[1] + its[1]
        shared = (wide - abs(across), high - abs(down))
        if shared[0] > 1e-6 and shared[1] > 1e-6:
            axis = 0 if shared[0] / wide <= shared[1] / high else 1
            push = shared[axis] / 2.0 * (1.0 if (across, down)[axis] >= 0 else -1.0)
            one[axis] -= push
            other[axis] += push
            moved = True
    return placed if moved else None
