import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from places.consensus.methods.linkage import average_linkage
from places.consensus.methods.linkage_stack import average_linkages


@given(st.integers(1, 12), st.integers(1, 4), st.integers(0, 999))
def test_trees_grown_side_by_side_are_the_same_trees(size, trees, seed):
    # Few different distances, so that ties are the rule.
    values = np.random.default_rng(seed).integers(0, 5, (trees, size, size)) / 5
    stack = np.triu(values, 1) + np.triu(values, 1).transpose(0, 2, 1)
    for tree, distances in zip(average_linkages(stack.copy()), stack, strict=True):
        alone = average_linkage(distances)
        assert tree.merges.tolist() == alone.merges.tolist()
        assert tree.heights.tolist() == alone.heights.tolist()


def test_no_cards():
    assert [tree.size for tree in average_linkages(np.zeros((2, 0, 0)))] == [0, 0]
    assert average_linkages(np.zeros((0, 3, 3))) == []
