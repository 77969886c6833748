import numpy as np
import pytest

from places.consensus.methods import sorts as sorts_module
from places.consensus.methods.sorts import Sorts


def test_unplaced_is_missing_and_not_a_pile(mini):
    assert mini.placed.sum(axis=0).tolist() == [6, 6, 6, 5]
    assert not mini.placed[mini.cards.index("d"), mini.tables.index("T4")]
    assert len(mini.piles) == 11


def test_a_copied_card_belongs_to_its_piles_in_equal_shares():
    sorts = Sorts.from_rows([("T1", "a", 1), ("T1", "a", 2), ("T1", "a", 3), ("T1", "b", 1)])
    assert sorts.share.tolist() == [1 / 3, 1 / 3, 1 / 3, 1.0]
    assert sorts.view(0).tolist() == [[1 / 3, 1 / 3, 1 / 3], [1.0, 0.0, 0.0]]


def test_a_repeated_row_counts_once():
    sorts = Sorts.from_rows([("T1", "a", 1), ("T1", "a", 1)])
    assert sorts.share.tolist() == [1.0]


def test_one_pile_id_at_two_tables_is_two_piles():
    sorts = Sorts.from_rows([("T1", "a", 1), ("T2", "b", 1)])
    assert sorts.piles == (1, 1)
    assert sorts.pile_table.tolist() == [0, 1]


def test_the_listed_order_is_the_stable_order_and_may_name_the_unplaced():
    sorts = Sorts.from_rows([("T2", "b", 1)], cards=["a", "b"], tables=["T1", "T2"])
    assert sorts.row.tolist() == [1]
    assert sorts.seen_cards.tolist() == [False, True]
    assert sorts.sorting_tables.tolist() == [False, True]


@pytest.mark.parametrize("row", [("T1", "z", 1), ("T9", "a", 1)])
def test_a_row_of_an_unlisted_card_or_table_is_refused(row):
    with pytest.raises(ValueError, match="not listed"):
        Sorts.from_rows([row], cards=["a"], tables=["T1"])


@pytest.mark.parametrize("weight", [0, -1, float("nan"), float("inf")])
def test_a_weight_must_be_a_positive_number(weight):
    with pytest.raises(ValueError, match="positive"):
        Sorts.from_rows([("T1", "a", 1)], weights={"T1": weight})


def test_a_cards_key_is_its_own_or_its_name(mini):
    sorts = Sorts.from_rows([("T1", 1, 1), ("T1", 2, 1)], keys={2: "ice"})
    assert sorts.keys == ("1", "ice")
    assert mini.keep(np.array([card in "cdf" for card in mini.cards]), np.ones(4, dtype=bool)).keys == (
        "c",
        "d",
        "f",
    )


def test_keep_renumbers_what_is_left(mini):
    cards = np.array([card in "cdf" for card in mini.cards])
    tables = np.array([table in ("T2", "T4") for table in mini.tables])
    fewer = mini.keep(cards, tables)
    assert fewer.cards == ("c", "d", "f")
    assert fewer.tables == ("T2", "T4")
    assert fewer.piles == ("Paths", "Work", "Walks")
    assert fewer.view(0).tolist() == [[1, 0], [1, 0], [0, 1]]
    assert fewer.view(1).tolist() == [[1], [0], [1]]


def test_blocks_leave_out_lone_cards_and_hold_each_pair_once(mini, monkeypatch):
    whole = [(tables.tolist(), starts.tolist(), block) for tables, starts, block in mini.blocks()]
    assert [(tables, starts) for tables, starts, _ in whole] == [([0, 1, 2, 3], [0, 2, 5, 7])]
    assert whole[0][2].sum(axis=0).tolist() == [3, 3, 2, 2, 2, 3, 2, 2, 2]
    monkeypatch.setattr(sorts_module, "BLOCK_ENTRIES", 1)
    single = list(mini.blocks())
    assert [tables.tolist() for tables, _, _ in single] == [[0], [1], [2], [3]]
    assert np.array_equal(np.hstack([block for _, _, block in single]), whole[0][2])


def test_no_pair_at_all_makes_no_block():
    assert list(Sorts.from_rows([("T1", "a", 1), ("T1", "b", 2)]).blocks()) == []
