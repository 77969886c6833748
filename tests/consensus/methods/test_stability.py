import numpy as np
import pytest

from places.consensus.methods import stability as stability_module
from places.consensus.methods.similarity import similarity
from places.consensus.methods.sorts import Sorts
from places.consensus.methods.stability import stability

FULL = np.array([0, 0, 0, 1, 2, 2])


def test_the_worked_example(mini):
    found = stability(FULL, mini, similarity(mini))
    assert found.indices == pytest.approx([0.444444, 0.705882, 0.444444, 1.0], abs=1e-6)
    # Without T1 and without T3: {ab}{cd}{ef}; without T2: {abc}{def}; without T4: the full result.
    assert found.means == pytest.approx([(4 / 3 + 1 + 1) / 4, (0.5 + 1 / 3 + 0.5 + 1) / 4, (3 + 2 / 3) / 4])
    assert found.held.tolist() == [2, 1, 3]
    assert found.rounds == 4


def test_rounds_one_by_one_are_the_same(mini, monkeypatch):
    together = stability(FULL, mini, similarity(mini))
    monkeypatch.setattr(stability_module, "STACK_ENTRIES", 1)
    assert np.array_equal(stability(FULL, mini, similarity(mini)).means, together.means)


def test_cards_only_one_table_placed_are_not_looked_for_without_it():
    rows = [("T1", c, p) for c, p in zip("abcd", "1122", strict=True)]
    rows += [("T2", c, p) for c, p in zip("ab", "11", strict=True)]
    sorts = Sorts.from_rows(rows)
    found = stability(np.array([0, 0, 1, 1]), sorts, similarity(sorts))
    assert found.means.tolist() == [1, 1]
    assert found.held.tolist() == [2, 1]


def test_tables_that_agree_hold_in_every_round():
    rows = [(t, c, p) for t in range(5) for c, p in zip("abcdef", "112233", strict=True)]
    sorts = Sorts.from_rows(rows)
    found = stability(np.array([0, 0, 1, 1, 2, 2]), sorts, similarity(sorts))
    assert found.held.tolist() == [5, 5, 5]


def test_a_number_that_people_chose_is_kept_in_every_round(mini):
    two = np.array([0, 0, 0, 1, 1, 1])
    found = stability(two, mini, similarity(mini), clusters=2)
    # Without T1: {abcd}{ef}; else the same two.
    assert found.indices.tolist() == [pytest.approx(0.324324, abs=1e-6), 1, 1, 1]
    assert found.means.tolist() == [(3 / 4 + 3) / 4, (2 / 3 + 3) / 4]
    assert found.held.tolist() == [4, 3]


def test_it_tells_how_far_it_is(mini):
    told = []
    stability(FULL, mini, similarity(mini), progress=lambda done, rounds: told.append((done, rounds)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_one_table_cannot_be_left_out():
    sorts = Sorts.from_rows([("T1", "a", 1), ("T1", "b", 1)])
    assert stability(np.array([0, 0]), sorts, similarity(sorts)) is None
