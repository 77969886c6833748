from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.methods.paired import Change, change, exact_p

BEFORE = [3, 3, 2, 4, 3, 2, 4, 3, 2, 3]
AFTER = [4, 4, 3, 4, 4, 3, 4, 5, 2, 4]


def test_the_worked_example():
    assert change(BEFORE, AFTER) == Change(up=7, same=3, down=0, shift=1.0)
    assert exact_p(BEFORE, AFTER) == pytest.approx(0.015625, abs=1e-12)


def test_nobody_and_no_change():
    assert change([], []) is None
    assert exact_p([], []) == 1
    assert exact_p([3, 3], [3, 3]) == 1


def test_pairs_come_in_pairs():
    with pytest.raises(ValueError, match="in pairs"):
        change([1], [1, 2])


@given(st.lists(st.integers(-4, 4), max_size=8))
def test_p_equals_trying_all_signs(steps):
    moved = [step for step in steps if step]
    sizes = sorted(abs(step) for step in moved)
    rank = {size: sum(i + 1 for i, s in enumerate(sizes) if s == size) / sizes.count(size) for size in sizes}
    risen = sum(rank[step] for step in moved if step > 0)
    sums = [
        sum(rank[abs(step)] for step, up in zip(moved, signs, strict=True) if up)
        for signs in product([True, False], repeat=len(moved))
    ]
    tail = min(sum(s >= risen - 1e-9 for s in sums), sum(s <= risen + 1e-9 for s in sums))
    assert exact_p([0] * len(steps), steps) == pytest.approx(min(1, 2 * tail / len(sums)))
