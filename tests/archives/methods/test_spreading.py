"""Sums spread over people."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places.archives.methods.spreading import SumsThatCannotBe, least_used, points_of, spread, spread_choices


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 12).flatmap(lambda n: st.tuples(st.just(n), st.lists(st.integers(1, n), max_size=8))),
    st.data(),
)
def test_rows_have_exactly_the_sums(given_: tuple[int, list[int]], data: st.DataObject) -> None:
    people, chosen = given_
    sums = [(item, number, data.draw(st.integers(number, 2 * number))) for item, number in enumerate(chosen)]
    rows = list(spread(range(people), sums))
    for item, number, dots in sums:
        mine = [(person, given) for person, each, given in rows if each == item]
        assert len({person for person, _given in mine}) == len(mine) == number
        assert sum(given for _person, given in mine) == dots
        assert {given for _person, given in mine} <= {1, 2}
    assert len({person for person, _item, _dots in rows}) == min(people, sum(chosen))


def test_nobody_chooses_twice_for_one_item() -> None:
    free: dict[str, set[int]] = {"a": {1}, "b": set(), "c": set()}
    rows = list(spread_choices(["a", "b", "c"], [(1, {"us": 1, "unsure": 1}), (2, {"us": 3})], free))
    assert sorted(rows) == [
        ("a", 2, "us"),
        ("b", 1, "us"),
        ("b", 2, "us"),
        ("c", 1, "unsure"),
        ("c", 2, "us"),
    ]
    with pytest.raises(SumsThatCannotBe):
        list(spread_choices(["a"], [(1, {"us": 1})], free))


def test_more_people_than_there_are() -> None:
    with pytest.raises(SumsThatCannotBe):
        least_used(["a"], Counter(), 2)


def test_points() -> None:
    assert points_of(3, 10) == [4, 3, 3]
    assert points_of(2, None) == [3, 3]
    assert points_of(0, None) == []
