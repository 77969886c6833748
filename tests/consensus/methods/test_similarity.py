import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.consensus.methods import similarity as similarity_module
from places.consensus.methods.similarity import distances, similarity, without_table
from places.consensus.methods.sorts import Sorts

SORTED_ROWS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 5), st.integers(0, 2)), min_size=1, max_size=40
)


def value(known, pair):
    return known.values["abcdef".index(pair[0]), "abcdef".index(pair[1])]


def test_the_worked_example(mini):
    known = similarity(mini)
    expected = dict.fromkeys(["ad", "bd", "ae", "be", "af", "bf", "ce"], 0) | {
        "ab": 1,
        "ac": 0.5,
        "bc": 0.5,
        "cd": 1 / 3,
        "cf": 0.25,
        "de": 1 / 3,
        "df": 1 / 3,
        "ef": 0.75,
    }
    assert {pair: value(known, pair) for pair in expected} == pytest.approx(expected, abs=1e-12)
    assert known.rate == pytest.approx(0.272727, abs=1e-6)
    assert known.alpha == 0
    assert known.values.diagonal().tolist() == [1] * 6


def test_the_worked_example_with_a_pull(mini):
    known = similarity(mini, alpha=1)
    expected = {
        "ab": 0.854545,
        "ac": 0.454545,
        "ad": 0.068182,
        "ae": 0.054545,
        "cd": 0.318182,
        "cf": 0.254545,
    }
    expected["ef"] = 0.654545
    assert {pair: value(known, pair) for pair in expected} == pytest.approx(expected, abs=1e-6)


def test_it_carries_how_many_tables_saw_both(mini):
    known = similarity(mini)
    assert (known.together[4, 5], known.seen[4, 5]) == (3, 4)
    assert (known.together[3, 4], known.seen[3, 4]) == (1, 3)


def test_a_pair_nobody_judged_has_the_overall_rate():
    known = similarity(Sorts.from_rows([("T1", "a", 1), ("T1", "b", 1), ("T2", "a", 1), ("T2", "c", 2)]))
    assert known.alpha == 0.5
    assert known.rate == 0.5
    assert known.values[1, 2] == 0.5
    assert known.values[0, 1] == pytest.approx((1 + 0.25) / 1.5)


def test_a_weight_counts_like_that_many_tables():
    rows = [("T1", "a", 1), ("T1", "b", 1), ("T2", "a", 1), ("T2", "b", 2)]
    known = similarity(Sorts.from_rows(rows, weights={"T1": 3}))
    assert known.values[0, 1] == pytest.approx(0.75)
    assert (known.together[0, 1], known.seen[0, 1]) == (1, 2)


def test_a_copied_card_counts_by_its_share():
    known = similarity(Sorts.from_rows([("T1", "a", 1), ("T1", "a", 2), ("T1", "b", 1), ("T1", "c", 2)]))
    assert known.values[0].tolist() == [1, 0.5, 0.5]
    assert known.together[0].tolist()[1:] == [1, 1]


def test_cards_that_no_table_connects_are_farther_apart_than_any_others(mini):
    apart, parts = distances(similarity(mini))
    assert parts == 1
    assert np.array_equal(apart, 1 - similarity(mini).values)
    rows = [("T1", "a", 1), ("T1", "b", 2), ("T2", "b", 1), ("T2", "c", 1), ("T3", "d", 1), ("T3", "e", 1)]
    apart, parts = distances(similarity(Sorts.from_rows(rows)))
    assert parts == 2
    assert (apart[:3, 3:] == 2).all()
    assert apart[0, 2] < 1  # nobody saw both, but b connects them
    assert distances(similarity(Sorts.from_rows([])))[1] == 0


def test_nothing_and_one_card():
    assert similarity(Sorts.from_rows([])).values.shape == (0, 0)
    assert similarity(Sorts.from_rows([("T1", "a", 1)])).values.tolist() == [[1.0]]


@given(SORTED_ROWS, st.permutations(range(4)))
def test_the_order_of_tables_changes_nothing(rows, order):
    one = similarity(Sorts.from_rows(rows, cards=range(6), tables=range(4)))
    other = similarity(Sorts.from_rows(rows, cards=range(6), tables=order))
    assert np.allclose(one.values, other.values, atol=1e-12)
    assert np.array_equal(one.values, one.values.T)


@given(SORTED_ROWS, st.lists(st.sampled_from([0.25, 1.0, 1 / 3, 2.0]), min_size=4, max_size=4))
def test_a_table_left_out_is_as_if_it_had_not_sorted(rows, weights):
    sorts = Sorts.from_rows(rows, cards=range(6), tables=range(4), weights=dict(enumerate(weights)))
    cards, others = np.ones(6, dtype=bool), np.array([True, True, False, True])
    cards[4] = False
    left = without_table(similarity(sorts), sorts, 2, cards)
    fresh = similarity(sorts.keep(cards, others))
    assert np.allclose(left.values, fresh.values, atol=1e-9)
    assert np.array_equal(left.seen, fresh.seen)
    assert np.array_equal(left.together, fresh.together)


def test_the_dense_and_the_sparse_product_agree():
    # Two large piles are cheaper dense, many small ones cheaper sparse; the counts must not show it.
    for piles in (2, 40):
        rows = [(table, card, (card * (table + 1)) % piles) for table in range(4) for card in range(80)]
        known = similarity(Sorts.from_rows(rows))
        for one, other in ((0, 2), (3, 43), (10, 50), (7, 8)):
            both = sum((one * (t + 1)) % piles == (other * (t + 1)) % piles for t in range(4))
            assert known.together[one, other] == both
            assert known.values[one, other] == both / 4


@pytest.mark.parametrize(
    ("compare_cost", "at_once", "most"), [(0, 1, 10**9), (0, 13, 10**9), (0, 10**6, 0), (10**9, 1, 0)]
)
def test_comparing_piles_counts_what_the_product_counts(compare_cost, at_once, most, monkeypatch):
    random = np.random.default_rng(4)
    piles = random.integers(-1, 4, (9, 40))
    rows = [(table, card, pile) for (table, card), pile in np.ndenumerate(piles) if pile >= 0]
    monkeypatch.setattr(similarity_module, "COMPARE_COST", compare_cost)
    monkeypatch.setattr(similarity_module, "COMPARED_AT_ONCE", at_once)
    monkeypatch.setattr(similarity_module, "COUNTED_MOST", most)
    known = similarity(Sorts.from_rows(rows, cards=range(40), tables=range(9)))
    placed = piles >= 0
    expected = ((piles[:, :, None] == piles[:, None, :]) & placed[:, :, None]).sum(axis=0)
    assert np.array_equal(known.same, expected)
    assert np.array_equal(known.together, expected)
    assert np.array_equal(known.seen, placed.astype(int).T @ placed)
