import numpy as np

from places.consensus.methods.sorts import Sorts
from places.consensus.methods.support import Support, support


def test_the_worked_example(mini):
    # {a, b, c}: T1 and T3 put all together; T2 and T4 one pair of three. {d} has no pair. {e, f}: all but T4.
    assert support(np.array([0, 0, 0, 1, 2, 2]), mini) == [Support(2, 4), Support(0, 0), Support(3, 4)]


def test_a_table_that_saw_one_of_the_cards_is_not_counted():
    rows = [("T1", "a", 1), ("T1", "b", 1), ("T2", "a", 1)]
    assert support(np.array([0, 0]), Sorts.from_rows(rows)) == [Support(1, 1)]


def test_no_cluster():
    assert support(np.array([], dtype=int), Sorts.from_rows([])) == []
