import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.consensus.methods.rand_index import adjusted_rand

two_sorts = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=14)


def test_the_worked_example():
    assert adjusted_rand([1, 1, 1, 2, 2, 2], [1, 1, 2, 2, 2, 3]) == pytest.approx(0.1176471, abs=1e-7)


@pytest.mark.parametrize("labels", [[], ["a"], [1, 1, 1], [1, 2, 3]])
def test_nothing_to_tell_apart_is_one(labels):
    assert adjusted_rand(labels, labels) == 1.0


def test_all_together_against_all_alone_is_nought():
    assert adjusted_rand([1, 1, 1], [1, 2, 3]) == 0.0


def test_lists_of_unequal_length_are_refused():
    with pytest.raises(ValueError, match="same cards"):
        adjusted_rand([1], [1, 2])


@given(two_sorts)
def test_it_equals_the_count_of_pairs_one_by_one(pairs):
    one, other = [left for left, _ in pairs], [right for _, right in pairs]
    assert adjusted_rand(one, other) == pytest.approx(_by_pairs(one, other), abs=1e-12)
    assert adjusted_rand(one, other) == adjusted_rand(other, one)


@given(st.lists(st.integers(0, 4), max_size=14))
def test_the_names_of_piles_do_not_matter(labels):
    assert adjusted_rand(labels, [f"pile {9 - label}" for label in labels]) == 1.0


def _by_pairs(one: list[int], other: list[int]) -> float:
    counts = {(left, right): 0 for left in (True, False) for right in (True, False)}
    for i in range(len(one)):
        for j in range(i):
            counts[one[i] == one[j], other[i] == other[j]] += 1
    a, b, c, d = counts[True, True], counts[True, False], counts[False, True], counts[False, False]
    below = (a + b) * (b + d) + (a + c) * (c + d)
    return 2 * (a * d - b * c) / below if below else 1.0
