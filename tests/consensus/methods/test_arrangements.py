import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.consensus.methods.arrangements import Grown, cards_elsewhere, grow, keep_best
from places.consensus.methods.cut import possible_numbers
from places.consensus.methods.linkage import Tree
from places.consensus.methods.orders import card_orders
from places.consensus.methods.similarity import similarity
from places.consensus.methods.sorts import Sorts
from places.consensus.methods.transfer import mean_index, numbered


def tree(*merges):
    return Tree(len(merges) + 1, np.array(merges), np.arange(len(merges)) / 10)


# Four cards in pairs: ab cd in the first and third order, ac bd in the second (whose order is turned).
ORDERS = np.array([[0, 1, 2, 3], [3, 2, 1, 0], [0, 1, 2, 3]])
TREES = [tree((0, 1), (2, 3), (0, 2)), tree((0, 2), (1, 3), (0, 1)), tree((0, 1), (2, 3), (0, 2))]


def ranked(means, lowest=2, highest=3):
    found = Grown(ORDERS, TREES, np.array(means)).ranked(lowest, highest)
    return [("".join(map(str, one.labels.tolist())), one.order) for one in found]


def test_the_highest_of_all_orders_is_kept():
    assert ranked([[np.nan, 0, 0.5, 0.4, 0], [np.nan, 0, 0.6, 0.1, 0], [np.nan, 0, 0.5, 0.4, 0]]) == [
        ("0101", 1)
    ]


def test_of_equal_ones_the_smaller_number_then_what_most_orders_gave_then_the_first_order():
    equal = [[np.nan, 0, 0.5, 0.5, 0]] * 3
    # Into three: ab in the first and the third order, bd in the second.
    assert ranked(equal) == [("0011", 0), ("0101", 1), ("0012", 0), ("0121", 1)]
    only_two = [[np.nan, 0, 0.5, 0.4, 0], [np.nan, 0, 0.5, 0.4, 0], [np.nan, 0, 0.3, 0.4, 0]]
    assert ranked(only_two) == [("0011", 0), ("0101", 1)]
    assert ranked(only_two, 3, 3) == [("0012", 0), ("0121", 1)]


def test_rounding_is_no_difference():
    means = [[np.nan, 0, 0.5, 0, 0], [np.nan, 0, 0.5 + 1e-13, 0, 0], [np.nan, 0, 0.5, 0, 0]]
    assert ranked(means) == [("0011", 0), ("0101", 1)]


def test_trees_have_the_stable_names():
    grown = Grown(ORDERS, TREES, np.zeros((3, 5)))
    assert grown.tree(1).merges.tolist() == [[1, 3], [0, 2], [0, 1]]


def test_each_order_grows_its_own_tree_of_the_same_distances(mini):
    distances = 1 - similarity(mini).values
    grown = grow(distances, card_orders(mini.keys), mini)
    for number, order in enumerate(grown.orders):
        alone = grow(distances, order[None], mini)
        assert alone.trees[0].merges.tolist() == grown.trees[number].merges.tolist()
        assert alone.means[0] == pytest.approx(grown.means[number], abs=1e-12, nan_ok=True)
        for clusters in range(1, 7):
            labels = grown.tree(number).labels(clusters)
            assert mean_index(labels, mini) == pytest.approx(grown.means[number, clusters], abs=1e-9)


def test_another_partition_fits_as_well_when_it_is_different_after_its_own_pass(mini):
    grown = grow(1 - similarity(mini).values, card_orders(mini.keys), mini)
    kept = keep_best(grown, mini, *possible_numbers(mini))
    assert kept.labels.tolist() == [0, 0, 0, 1, 2, 2]
    assert kept.elsewhere is None
    # One table halves the room, the other quarters it the same way: two and four clusters fit alike.
    rows = [(t, c, pile) for t, piles in enumerate(["aaaabbbb", "aabbccdd"]) for c, pile in enumerate(piles)]
    sorts = Sorts.from_rows(rows)
    grown = grow(1 - similarity(sorts).values, card_orders(sorts.keys), sorts)
    kept = keep_best(grown, sorts, *possible_numbers(sorts))
    assert (kept.labels.tolist(), kept.elsewhere) == ([0, 0, 0, 0, 1, 1, 1, 1], 4)


def test_no_card():
    sorts = Sorts.from_rows([])
    kept = keep_best(grow(np.zeros((0, 0)), card_orders(()), sorts), sorts, 0, 0)
    assert (kept.labels.tolist(), kept.elsewhere) == ([], None)


labels = st.lists(st.integers(0, 3), min_size=7, max_size=7).map(lambda given: numbered(np.array(given)))


@given(labels, labels)
def test_cards_elsewhere_are_the_fewest_by_trying_all(one, other):
    few, many = sorted((one, other), key=lambda given: given.max())
    staying = max(
        sum(((few == number) & (many == name)).sum() for number, name in enumerate(names))
        for names in itertools.permutations(range(many.max() + 1), int(few.max()) + 1)
    )
    assert cards_elsewhere(one, other) == cards_elsewhere(other, one) == 7 - staying
    assert (cards_elsewhere(one, other) == 0) == np.array_equal(one, other)


def test_cards_elsewhere_of_no_card():
    nothing = np.array([], dtype=np.intp)
    assert cards_elsewhere(nothing, nothing) == 0
