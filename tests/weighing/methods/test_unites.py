import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.weighing.methods.unites import (
    Votes,
    group_informed_consensus,
    pooled_groups,
    read_item,
)

CONVERSATIONS = [
    "25ptpt-3gp-no-strict-with-meta.math-pca2.json",
    "50ptpt-3gp-strict-no-meta.math-pca2.json",
    "below-100-ptpts.math-pca2.json",
]


@pytest.fixture(params=CONVERSATIONS)
def polis(request, published):
    return json.loads(published(f"polis_math_fixtures/{request.param}").read_text(encoding="utf-8"))


def votes_of(group, item):
    given = group["votes"].get(item, {"A": 0, "D": 0, "S": 0})
    return Votes(given["A"], given["D"], given["S"])


def test_every_item_of_the_published_conversations(polis):
    expected = polis["group-aware-consensus"]
    assert len(expected) > 20
    for item, consensus in expected.items():
        groups = [votes_of(group, item) for group in polis["group-votes"].values()]
        assert group_informed_consensus(groups) == pytest.approx(consensus, abs=1e-9), item


@pytest.mark.parametrize(
    ("first", "second", "consensus"), [(4, 3, 0.5556), (3, 0, 0.1111), (0, 4, 0.1389), (3, 3, 0.4444)]
)
def test_the_worked_example_of_two_tables(first, second, consensus):
    groups = [Votes(first, 4 - first, 4), Votes(second, 4 - second, 4)]
    assert group_informed_consensus(groups) == pytest.approx(consensus, abs=5e-5)


def reading(*agreed, answered=4):
    return read_item({f"T{n}": Votes(agree, 0, answered) for n, agree in enumerate(agreed, 1)})


def test_readings():
    assert reading(4, 3).reading == "unites"
    assert reading(4, 3).mean == pytest.approx((5 / 6 * 4 / 6) ** 0.5)
    different = reading(4, 1, 2)
    assert (different.reading, different.high, different.low) == ("different", ("T1",), ("T2",))
    assert reading(3, 2).reading == "open"


def test_too_few_answers_somewhere_is_still_listening_by_name():
    found = read_item({"T1": Votes(5, 0, 5), "T2": Votes(2, 0, 2)})
    assert (found.reading, found.waiting) == ("listening", ("T2",))
    assert read_item({}).reading == "listening"


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ([6, 7], [(0,), (1,)]),
        ([6, 3, 2], [(0,), (1, 2)]),
        ([6, 3, 9], [(2,), (0, 1)]),
        ([2, 2], []),
        ([1, 6], [(0, 1)]),
        ([4, 4, 4, 4], [(0, 1), (2, 3)]),
        ([4, 6, 4, 4], [(1,), (0, 2, 3)]),
        ([3, 3, 3, 3, 3], [(0, 1, 4), (2, 3)]),
        ([0, 5, 0], [(0, 1, 2)]),
        ([], []),
    ],
)
def test_small_tables_are_shown_together_and_never_alone(sizes, shown):
    assert pooled_groups(dict(enumerate(sizes))) == shown


@given(st.lists(st.integers(0, 9), max_size=12))
def test_every_table_is_in_one_pool_of_five_or_more(sizes):
    pools = pooled_groups(dict(enumerate(sizes)))
    assert all(sum(sizes[table] for table in pool) >= 5 for pool in pools)
    assert not pools or sorted(table for pool in pools for table in pool) == list(range(len(sizes)))
    assert bool(pools) == (sum(sizes) >= 5)
