from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.consensus.methods import agreement as agreement_module
from places.consensus.methods.agreement import agreement, agreement_word, mean_agreement
from places.consensus.methods.rand_index import adjusted_rand
from places.consensus.methods.sorts import Sorts


def test_the_worked_example(mini):
    expected = [0.242424, 0.705882, 0.090909, 0.444444, 0.375, 0.090909]
    assert agreement(mini)[np.triu_indices(4, 1)] == pytest.approx(expected, abs=1e-6)


def test_the_kinship_sort(published_sorts):
    matrix = agreement(published_sorts("kinship82/sorts_15terms_x_85sorters.csv"))
    assert mean_agreement(matrix) == pytest.approx(0.3898445864, abs=1e-10)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 7), st.integers(0, 2)), max_size=32))
def test_it_equals_the_index_of_every_two_tables(rows):
    boards = [{card: pile for table, card, pile in rows if table == number} for number in range(4)]
    single = [(number, card, pile) for number, board in enumerate(boards) for card, pile in board.items()]
    matrix = agreement(Sorts.from_rows(single, cards=range(8), tables=range(4)))
    for one, other in combinations(range(4), 2):
        shared = sorted(boards[one].keys() & boards[other].keys())
        direct = adjusted_rand([boards[one][c] for c in shared], [boards[other][c] for c in shared])
        expected = direct if len(shared) > 1 else float("nan")
        assert matrix[one, other] == pytest.approx(expected, abs=1e-12, nan_ok=True)
        assert matrix[other, one] == pytest.approx(expected, abs=1e-12, nan_ok=True)


def test_parts_of_the_room_change_nothing(mini, monkeypatch):
    whole = agreement(mini)
    monkeypatch.setattr(agreement_module, "BLOCK_ENTRIES", 1)
    assert np.array_equal(agreement(mini), whole)


def test_tables_that_share_fewer_than_two_cards_are_not_compared():
    sorts = Sorts.from_rows([("T1", "a", 1), ("T1", "b", 1), ("T2", "b", 1), ("T2", "c", 1)])
    assert np.isnan(agreement(sorts)).tolist() == [[False, True], [True, False]]
    assert mean_agreement(agreement(sorts)) is None


def test_copies_count_by_shares_and_a_table_agrees_with_itself():
    rows = [(t, c, p) for t in ("T1", "T2") for c, p in (("a", 1), ("a", 2), ("b", 1), ("c", 2), ("d", 2))]
    matrix = agreement(Sorts.from_rows(rows))
    assert matrix[0, 1] == matrix[1, 0]
    assert 0 < matrix[0, 1] <= 1


@pytest.mark.parametrize(
    ("mean", "word"),
    [
        (-0.2, "own"),
        (0.0999, "own"),
        (0.1, "some"),
        (0.2999, "some"),
        (0.3, "clear"),
        (0.6, "clear"),
        (0.61, "near"),
    ],
)
def test_the_words(mean, word):
    assert agreement_word(mean) == word


def test_one_table_has_nobody_to_agree_with():
    assert mean_agreement(agreement(Sorts.from_rows([("T1", "a", 1)]))) is None


def test_rounding_does_not_decide_the_word_of_the_room():
    # The mean of these three indices is exactly a tenth; added up in binary it falls a little short.
    tables = ["11020102", "01001220", "11101220"]
    rows = [(table, card, pile) for table, piles in enumerate(tables) for card, pile in enumerate(piles)]
    for order in ([0, 1, 2], [2, 1, 0], [1, 0, 2]):
        mean = mean_agreement(agreement(Sorts.from_rows(rows, tables=order)))
        assert mean == pytest.approx(0.1, abs=1e-15)
        assert agreement_word(mean) == "some"
    assert agreement_word(0.6000000000000001) == "clear"
    assert agreement_word(0.29999999999999993) == "clear"
