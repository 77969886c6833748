import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.consensus.methods import cut as cut_module
from places.consensus.methods import sorts as sorts_module
from places.consensus.methods.arrangements import grow
from places.consensus.methods.cut import mean_indices, possible_numbers
from places.consensus.methods.linkage import average_linkage
from places.consensus.methods.rand_index import adjusted_rand
from places.consensus.methods.similarity import similarity
from places.consensus.methods.sorts import Sorts


def means_of(sorts):
    """A(k) in the tree of the stable order of cards."""
    cards = np.arange(len(sorts.cards))[None]
    return mean_indices([average_linkage(1 - similarity(sorts).values)], sorts, cards)[0]


def best_of(sorts):
    grown = grow(1 - similarity(sorts).values, np.arange(len(sorts.cards))[None], sorts)
    return grown.best_number(*possible_numbers(sorts))


def sorts_of(*tables):
    """Each table as a string: a letter per card names its pile, a dot means not placed."""
    rows = [(t, c, pile) for t, piles in enumerate(tables) for c, pile in enumerate(piles) if pile != "."]
    return Sorts.from_rows(rows, cards=range(max(map(len, tables))), tables=range(len(tables)))


def test_the_worked_example(mini):
    assert best_of(mini) == 3
    assert means_of(mini)[2:6] == pytest.approx([0.509804, 0.560309, 0.526625, 0.395434], abs=1e-6)


def test_the_kinship_sort(published_sorts):
    sorts = published_sorts("kinship82/sorts_15terms_x_85sorters.csv")
    assert best_of(sorts) == 4
    expected = [0.5066759424, 0.5351330906, 0.5264418403, 0.4590956131]
    assert means_of(sorts)[[3, 4, 5, 8]] == pytest.approx(expected, abs=1e-10)


def test_the_wine_sort(published_sorts):
    sorts = published_sorts("wines_sort/free_sort_experts_18x19.csv")
    assert best_of(sorts) == 4
    assert means_of(sorts)[4] == pytest.approx(0.3145879367, abs=1e-10)


@given(
    st.lists(st.lists(st.integers(-1, 3), min_size=7, max_size=7), min_size=1, max_size=5),
    st.lists(st.sampled_from([1.0, 0.5, 1 / 3]), min_size=5, max_size=5),
)
def test_every_mean_equals_the_direct_computation(tables, weights):
    rows = [(t, c, pile) for t, piles in enumerate(tables) for c, pile in enumerate(piles) if pile >= 0]
    sorts = Sorts.from_rows(rows, cards=range(7), tables=range(len(tables)), weights=dict(enumerate(weights)))
    cards = np.array([range(7), [3, 1, 6, 0, 5, 2, 4]])
    trees = [average_linkage((1 - similarity(sorts).values)[np.ix_(order, order)]) for order in cards]
    both = mean_indices(trees, sorts, cards)
    for clusters, number in itertools.product(range(1, 8), range(2)):
        means = both[number]
        labels = trees[number].renamed(cards[number]).labels(clusters)
        parts = []
        for piles, weight in zip(tables, weights, strict=False):
            seen = [card for card, pile in enumerate(piles) if pile >= 0]
            if seen:
                parts.append((adjusted_rand([labels[c] for c in seen], [piles[c] for c in seen]), weight))
        expected = sum(a * w for a, w in parts) / sum(w for _, w in parts) if parts else float("nan")
        assert means[clusters] == pytest.approx(expected, abs=1e-9, nan_ok=True)


def test_blocks_of_tables_change_nothing(mini, monkeypatch):
    whole = means_of(mini)
    monkeypatch.setattr(sorts_module, "BLOCK_ENTRIES", 1)
    assert np.array_equal(means_of(mini), whole, equal_nan=True)


def test_trees_are_measured_some_at_a_time(mini, monkeypatch):
    cards = np.array([range(6), [5, 4, 3, 2, 1, 0]])
    trees = [average_linkage((1 - similarity(mini).values)[np.ix_(order, order)]) for order in cards]
    whole = mean_indices(trees, mini, cards)
    monkeypatch.setattr(cut_module, "BLOCK_ENTRIES", 1)
    assert np.array_equal(mean_indices(trees, mini, cards), whole, equal_nan=True)


def test_a_table_without_a_weight_is_left_out(mini):
    tree = average_linkage(1 - similarity(mini).values)
    without = mini.keep(np.ones(6, dtype=bool), np.array([True, True, False, True]))
    weights = np.array([[1.0, 1.0, 0.0, 1.0]])
    means = mean_indices([tree], mini, np.arange(6)[None], weights)[0, 1:]
    assert means == pytest.approx(mean_indices([tree], without, np.arange(6)[None])[0, 1:], abs=1e-12)


def test_of_equal_cuts_the_smaller_is_taken():
    # One table halves the room, the other quarters it the same way: both cuts serve one and a half tables
    # alike.
    sorts = sorts_of("aaaabbbb", "aabbccdd")
    means = means_of(sorts)
    assert means[2] == pytest.approx(means[4], abs=1e-12)
    assert best_of(sorts) == 2


def test_all_in_one_pile_is_one_cluster():
    assert best_of(sorts_of("aaaaa", "aaaa.")) == 1


def test_each_alone_is_as_many_clusters_as_cards():
    assert best_of(sorts_of("abcde", "abcd.")) == 5


def test_tables_that_judged_no_pair_join_nothing():
    assert best_of(sorts_of("a..", ".a.", "..a")) == 3


@pytest.mark.parametrize(
    ("tables", "best"), [(("aa", "aa", "ab"), 1), (("aa", "ab"), 1), (("ab", "ab", "aa"), 2)]
)
def test_two_cards_are_joined_by_at_least_half_of_the_tables(tables, best):
    assert best_of(sorts_of(*tables)) == best


def test_no_card_and_one_card():
    assert best_of(Sorts.from_rows([])) == 0
    assert best_of(sorts_of("a")) == 1


def test_a_table_that_placed_nothing_has_no_say(mini):
    rows = [
        (mini.tables[mini.pile_table[pile]], mini.cards[row], mini.piles[pile])
        for row, pile in zip(mini.row, mini.pile, strict=True)
    ]
    wider = Sorts.from_rows(rows, cards="abcdef", tables=["empty", *mini.tables])
    assert means_of(wider)[3] == pytest.approx(0.560309, abs=1e-6)
