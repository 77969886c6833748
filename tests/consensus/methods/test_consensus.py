from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places.consensus.methods.consensus import consensus
from places.consensus.methods.similarity import similarity
from places.consensus.methods.sorts import Sorts
from places.consensus.methods.support import Support
from tests.builders.sorts import luck
from tests.consensus.methods import exact


def test_the_worked_example_in_one_call(mini):
    found = consensus(mini, with_stability=True)
    assert found.clusters == (("a", "b", "c"), ("d",), ("e", "f"))
    assert (found.chosen, found.recommended, found.elsewhere) == (3, 3, None)
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
    assert found.at(2).recommended == 3
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
    # Before the transfer pass. Into six the order of the list gives .3404675483, another one more.
    expected = [0.1402968961, 0.2970429881, 0.4644631186, 0.4717787066, 0.3537319755, 0.2421657096]
    assert found.means[2:8] == pytest.approx(expected, abs=1e-9)
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
def test_neither_the_order_of_cards_nor_of_tables_nor_of_rows_changes_the_proposal(rows, order, random):
    one = consensus(Sorts.from_rows(rows, cards=range(8), tables=range(5)), with_stability=True)
    shuffled, cards = random.sample(rows, len(rows)), random.sample(range(8), 8)
    other = consensus(Sorts.from_rows(shuffled, cards=cards, tables=order), with_stability=True)
    assert facts_of(one) == facts_of(other)
    assert np.allclose(one.means, other.means, atol=1e-9, equal_nan=True)


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
    found = consensus(sorts)
    assert found.grown.orders.tolist() == exact.orders(sorts.keys)
    for order in (0, 7) if len(exact.parts(size, piles)) == 1 else ():
        cuts = exact.partitions(likeness, exact.orders(sorts.keys)[order])
        for clusters in range(1, size + 1):
            assert clusters_of(found.grown.tree(order).labels(clusters)) == cuts[clusters]
            mean = float(exact.mean_index(cuts[clusters], piles, weighs))
            assert found.grown.means[order, clusters] == pytest.approx(mean, abs=1e-9)
    expected, elsewhere = exact.consensus(size, piles, weighs, sorts.keys)
    assert (clusters_of(found.labels), found.elsewhere) == (expected, elsewhere)
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
        without, _other = exact.consensus(len(kept), smaller, rest, [sorts.keys[card] for card in kept])
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


def facts_of(found):
    """What a room is told, in words that do not depend on any order."""
    held = found.stability.held.tolist() if found.stability else [None] * found.chosen
    return {
        "clusters": {
            (frozenset(cluster), behind, count)
            for cluster, behind, count in zip(found.clusters, found.support, held, strict=True)
        },
        "contested": set(found.contested),
        "bridges": {card for card, _clusters in found.bridges},
        "numbers": (found.recommended, found.elsewhere),
        "score": round(found.score, 9) if found.clusters else None,
        "means": [None if np.isnan(mean) else round(float(mean), 9) + 0.0 for mean in found.means],
    }


@pytest.mark.parametrize("tables", [4, 6, 8])
def test_in_no_room_does_it_matter_who_came_first(tables):
    """24 rooms of each size, each in twelve orders of arrival; of one of them all facts are compared."""
    for seed in range(24):
        rows, names = random_room(tables, seed)
        told = []
        for arrival in range(12):
            cards = luck(arrival).sample(names, len(names))
            found = consensus(
                Sorts.from_rows(rows, cards=cards, tables=range(tables)), with_stability=not seed
            )
            told.append((set(map(frozenset, found.clusters)), None if seed else facts_of(found)))
        assert all(facts == told[0] for facts in told), seed


def random_room(tables, seed):
    """Tables that half agree, as rows (table, card, pile), and the cards' names."""
    chance = luck(f"{tables} {seed}")
    names = [f"{chance.getrandbits(64):016x}" for _card in range(chance.randint(10, 14))]
    shared = {name: chance.randrange(5) for name in names}
    rows = [
        (table, name, shared[name] if chance.random() < 0.5 else chance.randrange(5))
        for table in range(tables)
        for name in names
        if chance.random() < 0.9
    ]
    return rows, names


# Every table put the halves of the other's piles together, so both arrangements fit alike.
CROSSED = [("T1", "ab cd ef gh"), ("T2", "ac bd eg fh")]


def piled(tables):
    """Rows of tables whose piles are written as words."""
    return [(t, card, n) for t, piles in tables for n, pile in enumerate(piles.split()) for card in pile]


def test_another_arrangement_that_fits_as_well_is_told_with_the_cards_that_lie_elsewhere():
    found = consensus(Sorts.from_rows(piled(CROSSED)))
    assert found.elsewhere is not None
    other = consensus(Sorts.from_rows(piled([("T1", "abc def"), ("T2", "abc def")])))
    assert other.elsewhere is None


def test_tables_with_nothing_in_common():
    """Sixteen cards in a square: by rows, by columns, and by two kinds of diagonals; no pair is joined twice."""
    square = [(row, column) for row in range(4) for column in range(4)]
    ways = [
        lambda row, column: row,
        lambda row, column: column,
        lambda row, column: (row + column) % 4,
        lambda row, column: row ^ column,
    ]
    rows = [(t, f"{r}{c}", way(r, c)) for t, way in enumerate(ways) for r, c in square]
    found = consensus(Sorts.from_rows(rows), with_stability=True)
    assert found.agreement_word == "own"
    told = [facts_of(consensus(Sorts.from_rows(rows, cards=cards))) for cards in shuffled(rows)]
    assert all(facts == told[0] for facts in told)


def test_tables_that_sorted_different_cards_keep_their_own_piles():
    rows = piled([("T1", "abc de"), ("T2", "fg hij"), ("T3", "kl"), ("T4", "m n")])
    found = consensus(Sorts.from_rows(rows), with_stability=True)
    assert ["".join(cluster) for cluster in found.clusters] == ["abc", "de", "fg", "hij", "kl", "m", "n"]
    assert (found.agreement_word, found.elsewhere) == (None, None)
    one_pile_each = consensus(Sorts.from_rows(piled([("T1", "abc"), ("T2", "de"), ("T3", "ef")])))
    assert ["".join(cluster) for cluster in one_pile_each.clusters] == ["abc", "def"]
    assert one_pile_each.at(1).chosen == 1


def shuffled(rows):
    cards = sorted({card for _table, card, _pile in rows})
    return [luck(arrival).sample(cards, len(cards)) for arrival in range(12)]


def test_one_card_for_each_person_all_alone():
    rows = [(table, card, card) for table in range(4) for card in range(12)]
    found = consensus(Sorts.from_rows(rows), with_stability=True)
    assert found.clusters == tuple((card,) for card in range(12))
    assert (found.contested, found.elsewhere, found.recommended) == ((), None, 12)
    assert found.stability.held.tolist() == [4] * 12


def test_two_hundred_clusters():
    rows = [(table, card, card // 2) for table in range(3) for card in range(400)]
    found = consensus(Sorts.from_rows(rows))
    assert found.clusters == tuple((card, card + 1) for card in range(0, 400, 2))
    assert (found.score, found.elsewhere) == (1.0, None)


def test_every_table_one_pile():
    rows = [(table, card, "all") for table in range(5) for card in range(20)]
    found = consensus(Sorts.from_rows(rows), with_stability=True)
    assert found.clusters == (tuple(range(20)),)
    assert (found.score, found.elsewhere, found.support) == (1.0, None, [Support(5, 5)])
    assert found.at(3).chosen == 3
