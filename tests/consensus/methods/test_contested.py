import numpy as np
import pytest

from places.consensus.methods.contested import leanings, sides
from places.consensus.methods.sorts import Sorts


def test_the_worked_example(mini):
    found = leanings(np.array([0, 0, 0, 1, 2, 2]), mini)
    assert found.entropy == pytest.approx([0, 0, 0.75, 0.792481, 0.649397, 0.649397], abs=1e-6)
    assert found.home == pytest.approx([1, 1, 0.5, 1 / 3, 0.625, 0.625], abs=1e-12)
    assert found.shares[2] == pytest.approx([0.5, 0.25, 0.25])
    assert found.contested == (3,)
    assert found.bridges == ((3, (0, 2)),)


def test_a_heavier_table_leans_harder():
    rows = [("T1", "a", 1), ("T1", "b", 1), ("T1", "c", 2), ("T2", "a", 1), ("T2", "c", 1), ("T2", "b", 2)]
    found = leanings(np.array([0, 0, 1]), Sorts.from_rows(rows, cards="abc", weights={"T2": 3}))
    assert found.home.tolist() == [0.25, 0.25, 0.25]
    assert found.alone.tolist() == [0, 0.75, 0.25]
    assert found.contested == (0, 1, 2)


def test_a_copied_card_leans_both_ways():
    rows = [("T1", "a", 1), ("T1", "a", 2), ("T1", "b", 1), ("T1", "c", 2)]
    found = leanings(np.array([0, 0, 1]), Sorts.from_rows(rows, cards="abc"))
    assert found.shares[0].tolist() == [0.5, 0.5]
    assert found.bridges == ()


def test_each_alone_is_at_home():
    found = leanings(np.array([0, 1]), Sorts.from_rows([("T1", "a", 1), ("T1", "b", 2)]))
    assert found.home.tolist() == [1, 1]
    assert found.contested == ()


def test_a_card_nobody_placed_is_not_contested():
    found = leanings(np.array([0, 0]), Sorts.from_rows([("T1", "a", 1)], cards="ab"))
    assert np.isnan(found.home).tolist() == [False, True]
    assert found.contested == (0,)
    assert found.alone[0] == 1


def test_no_cards():
    found = leanings(np.array([], dtype=int), Sorts.from_rows([]))
    assert found.home.shape == (0,)
    assert found.bridges == ()


def test_each_table_stands_on_one_side(mini):
    labels = np.array([0, 0, 0, 1, 2, 2])
    d, c = mini.cards.index("d"), mini.cards.index("c")
    assert sides(labels, mini, [d, c]) == [
        [(0, 2), (1, 0), (2, None)],
        [(0, 0), (1, 1), (2, 0), (3, 2)],
    ]
    assert sides(labels, mini, []) == []


def test_half_of_the_room_is_enough_whatever_the_rounding():
    # Six people of one table, each weighing a sixth: three put a with b, three with c.
    rows = [(person, card, 1) for person in range(6) for card in ("ab" if person < 3 else "ac")]
    sorts = Sorts.from_rows(rows, cards="abc", weights=dict.fromkeys(range(6), 1 / 6))
    assert 0 not in leanings(np.array([0, 0, 1]), sorts).contested
