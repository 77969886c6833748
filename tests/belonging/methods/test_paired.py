"""Changes from the start to the end: the vector of the method, and the exact test against all signs."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places.belonging.methods.paired import changes


def sums(*each: int) -> Counter[int]:
    return Counter(each)


def test_the_vector_of_the_method() -> None:
    before = (3, 3, 2, 4, 3, 2, 4, 3, 2, 3)
    after = (4, 4, 3, 4, 4, 3, 4, 5, 2, 4)
    found = changes(sums(*(b - a for a, b in zip(before, after, strict=True))))
    assert found is not None
    assert (found.up, found.same, found.down, found.shift) == (7, 3, 0, 1.0)
    assert found.p == pytest.approx(0.015625, abs=1e-12)


def test_few_or_equal_changes_are_not_shown() -> None:
    assert changes(sums(1, 0, -1, 1)) is None
    assert changes(sums(1, 2, 1, 3, 1)) is None  # everybody went up
    assert changes(sums()) is None


def enumerated(each: list[int]) -> float:
    """The p over all signs, one by one."""
    sizes = [abs(change) for change in each if change]
    ranks = [sum(o < size for o in sizes) + (sizes.count(size) + 1) / 2 for size in sizes]
    found = sum(rank for rank, change in zip(ranks, [c for c in each if c], strict=True) if change > 0)
    fewer = min(found, sum(ranks) - found)
    totals = [
        sum(r for r, up in zip(ranks, signs, strict=True) if up)
        for signs in product((0, 1), repeat=len(ranks))
    ]
    return min(1.0, 2 * sum(total <= fewer for total in totals) / len(totals))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(-4, 4), min_size=5, max_size=9))
def test_the_exact_test_is_that_over_all_signs(each: list[int]) -> None:
    found = changes(sums(*each))
    if found is not None:
        assert found.p == pytest.approx(enumerated(each), abs=1e-12)
        assert found.up + found.same + found.down == len(each)
