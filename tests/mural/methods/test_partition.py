"""Consecutive things in parts of equal weight: compared with every way to cut them."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.mural.methods.partition import partition

WEIGHTS = st.lists(st.sampled_from([0.5, 0.75, 1.0, 4 / 3, 1.5, 3.0]), min_size=1, max_size=9)


def differ(weights: list[float], counts: list[int]) -> float:
    mean, start, found = sum(weights) / len(counts), 0, 0.0
    for count in counts:
        found += (sum(weights[start : start + count]) - mean) ** 2
        start += count
    return found


def every_way(size: int, parts: int) -> list[list[int]]:
    cuts = combinations(range(1, size), parts - 1)
    return [[end - start for start, end in pairwise((0, *cut, size))] for cut in cuts]


@given(WEIGHTS, st.integers(1, 9))
def test_no_other_cut_is_more_even(weights: list[float], parts: int) -> None:
    parts = min(parts, len(weights))
    counts = partition(weights, parts)
    assert (len(counts), sum(counts), min(counts) >= 1) == (parts, len(weights), True)
    best = min(differ(weights, way) for way in every_way(len(weights), parts))
    assert differ(weights, counts) == pytest.approx(best)


@pytest.mark.parametrize(
    ("weights", "parts", "counts"),
    [
        ([1], 1, [1]),
        ([1] * 6, 3, [2, 2, 2]),
        ([9, 1, 1, 1], 2, [1, 3]),
        ([1, 1, 1, 9], 4, [1, 1, 1, 1]),
        ([100, 1, 1], 3, [1, 1, 1]),
    ],
)
def test_known_cuts(weights: list[float], parts: int, counts: list[int]) -> None:
    assert partition(weights, parts) == counts
