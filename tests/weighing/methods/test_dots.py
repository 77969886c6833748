import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.weighing.methods.dots import Interval, budget, equal_table_shares, standings, wilson


@pytest.mark.parametrize(
    ("clusters", "dots"), [(0, 2), (1, 2), (9, 2), (10, 3), (12, 3), (14, 4), (16, 4), (18, 5), (80, 5)]
)
def test_the_budget_is_a_quarter_of_the_clusters(clusters, dots):
    assert budget(clusters) == dots


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        (0, 5, 0, 0.434482),
        (3, 5, 0.230724, 0.882379),
        (5, 5, 0.565518, 1),
        (7, 10, 0.396778, 0.892209),
        (12, 20, 0.386582, 0.781193),
    ],
)
def test_wilson_intervals(successes, trials, low, high):
    assert wilson(successes, trials).low == pytest.approx(low, abs=1e-6)
    assert wilson(successes, trials).high == pytest.approx(high, abs=1e-6)


def test_no_trial_says_nothing():
    assert wilson(0, 0) == Interval(0.0, 1.0)


@pytest.mark.parametrize(("successes", "trials"), [(3, 2), (-1, 2)])
def test_more_successes_than_trials_are_refused(successes, trials):
    with pytest.raises(ValueError, match="between 0 and"):
        wilson(successes, trials)


@given(st.integers(0, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_its_share(counts):
    successes, trials = counts
    interval = wilson(successes, trials)
    assert 0 <= interval.low <= (successes / trials if trials else 0.5) <= interval.high <= 1


def test_equal_table_share_turns_the_order_of_lake_and_paths():
    dots = {
        "T1": {"lake": 10, "match": 9, "paths": 5},
        "T2": {"lake": 2, "match": 9, "paths": 1},
        "T3": {"lake": 1, "match": 4, "paths": 4},
    }
    shares = equal_table_shares(dots)
    assert shares == pytest.approx({"lake": 0.231481, "match": 0.523148, "paths": 0.245370}, abs=1e-6)
    assert sum(given["lake"] for given in dots.values()) > sum(given["paths"] for given in dots.values())


def test_a_table_without_dots_has_no_share_to_give():
    assert equal_table_shares({"T1": {"a": 1, "b": 1}, "T2": {"a": 0}}) == {"a": 0.5, "b": 0.5}
    assert equal_table_shares({"T1": {"a": 0}}) == {"a": 0.0}
    assert equal_table_shares({}) == {}


def test_equal_dots_share_a_rank_and_overlap_is_together():
    found = standings({"a": 9, "b": 14, "c": 9, "d": 0}, {"a": 7, "b": 20, "c": 9}, 20)
    assert [(line.item, line.rank) for line in found] == [("b", 1), ("a", 2), ("c", 2), ("d", None)]
    assert found[0].together == ()
    assert found[1].together == ("c",)
    assert found[3].voters == 0
    assert found[3].ballots == 20


def test_touching_intervals_are_together():
    assert Interval(0.1, 0.4).overlaps(Interval(0.4, 0.6))
    assert not Interval(0.1, 0.4).overlaps(Interval(0.41, 0.6))


def test_more_voters_than_ballots_are_refused():
    with pytest.raises(ValueError, match="between 0 and"):
        standings({"a": 3}, {"a": 3}, 2)


def test_no_ballots_at_all():
    assert standings({"a": 0}, {}, 0)[0].interval == Interval(0.0, 1.0)
