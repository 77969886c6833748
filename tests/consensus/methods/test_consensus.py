from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places.consensus.methods.consensus import consensus
from places.consensus.methods.cut import best_cut
from places.consensus.methods.linkage import average_linkage
from places.consensus.methods.similarity import similarity
from places.consensus.methods.sorts import Sorts
from places.consensus.methods.support import Support
from tests.consensus.methods import exact


def test_the_worked_example_in_one_call(mini):
    found = consensus(mini, with_stability=True)
    assert found.clusters == (("a", "b", "c"), ("d",), ("e", "f"))
    assert (found.chosen, found.cut.best) == (3, 3)
    assert found.score == pytest.approx(0.560309, abs=1e-6)
    assert found.contested == ("d",)
    assert found.bridges == (("d", (0, 2)),)
    assert found.agreement_word == "clear"
    assert found.agreement_mean == pytest.approx(0.324928, abs=1e-6)
    assert found.support[2] == Support(3, 4)
    assert found.pair("d", "e") == Support(1, 3)
    assert found.stability.held.tolist() == [2, 1, 3]
    assert found.unplaced == ()


def test_another_number_of_clusters(mini):
    found = consensus(mini)
    assert found.stability is None
    assert found.at(2).clusters == (("a", "b", "c"), ("d", "e", "f"))
    assert found.at(2).chosen == 2
    assert found.at(2).cut.best == 3
    assert consensus(mini, clusters=2).clusters == found.at(2).clusters
    with pytest.raises(ValueError, match="cannot make 7"):
        found.at(7)


def test_the_kinship_sort(published_sorts):
    found = consensus(published_sorts("kinship82/sorts_15terms_x_85sorters.csv"))
    assert found.score == pytest.approx(0.5351330906, abs=1e-10)
    assert [set(cluster) for cluster in found.at(3).clusters] == [
        {"grandfather", "grandmother", "granddaughter", "grandson"},
        {"father", "mother", "daughter", "son", "brother", "sister"},
        {"aunt", "uncle", "cousin", "nephew", "niece"},
    ]


# Ten assessors sorted eight beers: Abdi, Valentin, Chollet & Chrea 2007, Food Quality and Preference 18:627-640,
# table 1.
BEERS = {
    "Affligen": "1434112213",
    "Budweiser": "4525231143",
    "Buckler Blonde": "3123243112",
    "Killian": "4233111214",
    "St. Landelin": "1535211213",
    "Buckler Highland": "2311354431",
    "Fruit Defendu": "1434112224",
    "EKU28": "5242425345",
}


def test_the_beer_sort():
    rows = [(judge, beer, pile) for beer, piles in BEERS.items() for judge, pile in enumerate(piles)]
    found = consensus(Sorts.from_rows(rows, cards=list(BEERS), tables=range(10)))
    expected = [0.1402968961, 0.2970429881, 0.4644631186, 0.4717787066, 0.3404675483, 0.2421657096]
    assert found.cut.means[2:8] == pytest.approx(expected, abs=1e-9)
    ales = ("Affligen", "Killian", "St. Landelin", "Fruit Defendu")
    assert found.clusters == (ales, ("Budweiser",), ("Buckler Blonde",), ("Buckler Highland",), ("EKU28",))


def test_no_cards():
    found = consensus(Sorts.from_rows([]), with_stability=True)
    assert (found.clusters, found.contested, found.agreement_word, found.support) == ((), (), None, [])
    assert np.isnan(found.score)


def test_one_card_at_one_table():
    found = consensus(Sorts.from_rows([("T1", "a", 1)]), with_stability=True)
    assert found.clusters == (("a",),)
    assert found.stability is None


def test_one_table_is_its_own_consensus():
    rows = [("T1", card, pile) for card, pile in zip("abcdef", "xxyyyz", strict=True)]
    assert consensus(Sorts.from_rows(rows)).clusters == (("a", "b"), ("c", "d", "e"), ("f",))


def test_cards_nobody_placed_stand_apart(mini):
    rows = [("T1", "a", 1), ("T1", "b", 1), ("T1", "c", 2)]
    found = consensus(Sorts.from_rows(rows, cards="xaybc"))
    assert found.unplaced == ("x", "y")
    assert found.clusters == (("a", "b"), ("c",))
    assert found.similarity.alpha == 0


def test_all_cards_unplaced():
    found = consensus(Sorts.from_rows([], cards="ab", tables=["T1"]), with_stability=True)
    assert (found.unplaced, found.clusters) == (("a", "b"), ())


def test_all_in_one_pile_and_each_alone():
    together = [(t, c, 1) for t in range(3) for c in "abcd"]
    assert consensus(Sorts.from_rows(together)).clusters == (("a", "b", "c", "d"),)
    alone = [(t, c, c) for t in range(3) for c in "abcd"]
    found = consensus(Sorts.from_rows(alone))
    assert found.clusters == (("a",), ("b",), ("c",), ("d",))
    assert found.contested == ()


def test_three_hundred_tables_and_an_empty_one():
    rows = [(t, c, (c + (t % 7 == 0) * (c % 5 == 0)) % 4) for t in range(300) for c in range(24)]
    found = consensus(Sorts.from_rows(rows, tables=range(301)))
    assert found.clusters == tuple(tuple(range(first, 24, 4)) for first in range(4))
    assert found.similarity.seen.min() == 300


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 7), st.integers(0, 3)), max_size=50),
    st.permutations(range(5)),
    st.randoms(use_true_random=False),
)
def test_neither_the_order_of_tables_nor_of_rows_changes_the_proposal(rows, order, random):
    one = consensus(Sorts.from_rows(rows, cards=range(8), tables=range(5)), with_stability=True)
    shuffled = random.sample(rows, len(rows))
    other = consensus(Sorts.from_rows(shuffled, cards=range(8), tables=order), with_stability=True)
    assert one.clusters == other.clusters
    assert one.cut.best == other.cut.best
    assert one.contested == other.contested
    assert np.allclose(one.cut.means, other.cut.means, atol=1e-9, equal_nan=True)


# Boards of up to four tables: for each card the piles it lies in (none: not placed; two: copied).
boards = st.lists(
    st.lists(st.sampled_from([(0,), (1,), (2,), (), (0, 1), (0,), (1,)]), min_size=7, max_size=7),
    min_size=1,
    max_size=4,
)
weights = st.lists(st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(1, 3)]), min_size=4, max_size=4)


def both_ways(boards, weights):
    """The same sorts for us and for the formulas by the letter, of the cards that somebody placed."""
    seen = [card for card in range(7) if any(board[card] for board in boards)]
    rows = [(t, c, p) for t, board in enumerate(boards) for c in seen for p in board[c]]
    given_weights = {table: float(weights[table]) for table in range(len(boards))}
    ours = Sorts.from_rows(rows, cards=seen, tables=range(len(boards)), weights=given_weights)
    piles = [
        exact.board_of(pile for p in range(3) if (pile := {i for i, c in enumerate(seen) if p in board[c]}))
        for board in boards
    ]
    return ours, piles, weights[: len(boards)]


@settings(max_examples=20, deadline=None)
@given(boards, weights)
def test_everything_equals_the_formulas_by_the_letter(boards, weights):
    sorts, piles, weighs = both_ways(boards, weights)
    size = len(sorts.cards)
    if not size:
        return
    likeness = exact.similarity(size, piles, weighs)
    assert similarity(sorts).values == pytest.approx(np.array(likeness, dtype=float), abs=1e-12)
    tree = average_linkage(1 - similarity(sorts).values)
    cuts = exact.partitions(likeness)
    means = best_cut(tree, sorts).means
    for clusters in range(1, size + 1):
        assert clusters_of(tree.labels(clusters)) == cuts[clusters]
        assert means[clusters] == pytest.approx(
            float(exact.mean_index(cuts[clusters], piles, weighs)), abs=1e-9
        )
    expected = exact.transferred(exact.best(size, piles, weighs), piles, weighs)
    found = consensus(sorts)
    assert clusters_of(found.labels) == expected
    assert found.score == pytest.approx(float(exact.mean_index(expected, piles, weighs)), abs=1e-9)
    for card in range(size):
        to, alone = exact.leaning(card, expected, piles, weighs)
        assert found.leanings.shares[card] == pytest.approx([float(share) for share in to], abs=1e-9)
        assert found.leanings.alone[card] == pytest.approx(float(alone), abs=1e-9)
        assert found.leanings.entropy[card] == pytest.approx(exact.entropy(to, alone), abs=1e-9)


@settings(max_examples=12, deadline=None)
@given(boards, weights)
def test_leaving_out_a_table_is_the_consensus_without_it(boards, weights):
    sorts, piles, weighs = both_ways(boards, weights)
    found = consensus(sorts, with_stability=True)
    sorting = [table for table, board in enumerate(piles) if board]
    if len(sorting) < 2:
        assert found.stability is None
        return
    overlaps = []
    for left_out in sorting:
        others = [board for table, board in enumerate(piles) if table != left_out]
        kept = sorted(set().union(*(exact.placed(board) for board in others)))
        smaller = [exact.board_of({kept.index(card) for card in pile} for pile in board) for board in others]
        rest = [weigh for table, weigh in enumerate(weighs) if table != left_out]
        without = exact.transferred(exact.best(len(kept), smaller, rest), smaller, rest)
        again = [{kept[card] for card in cluster} for cluster in without]
        full = [set(cluster) & set(kept) for cluster in clusters_of(found.labels)]
        overlaps.append([max(len(c & d) / len(c | d) for d in again) if c else None for c in full])
    for cluster, fits in enumerate(zip(*overlaps, strict=True)):
        looked_for = [fit for fit in fits if fit is not None]
        mean = sum(looked_for) / len(looked_for) if looked_for else 0
        assert found.stability.means[cluster] == pytest.approx(mean, abs=1e-12)
        assert found.stability.held[cluster] == sum(fit >= 0.75 for fit in looked_for)


def clusters_of(labels):
    return [np.flatnonzero(labels == cluster).tolist() for cluster in range(labels.max(initial=-1) + 1)]
