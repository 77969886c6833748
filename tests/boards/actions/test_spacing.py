"""Numbers between numbers: rising, inside, and None when there is no room."""

from hypothesis import given
from hypothesis import strategies as st

from places.boards.actions.spacing import beside, between


def test_at_the_end_at_the_beginning_and_between() -> None:
    assert between([], 0, 2) == [1, 2]
    assert between([1, 2.5], 2, 2) == [3, 4]
    assert between([1, 2], 0, 2) == [-1, 0]
    assert between([1, 2], 1, 1) == [1.5]
    assert between([1, 2], 1, 3) == [1.25, 1.5, 1.75]
    assert between([1, 2], 2, 0) == []


def test_no_room_is_told() -> None:
    assert between([0, 0], 1, 1) is None
    assert between([1, 1 + 2**-52], 1, 1) is None


def test_always_behind_the_same_card_lasts_fifty_times() -> None:
    row = [1.0, 2.0]
    times = 0
    while found := between(row, 1, 1):
        row.insert(1, found[0])
        times += 1
    assert 50 <= times < 60


@given(st.lists(st.integers(-5, 5), unique=True, max_size=6), st.integers(0, 6), st.integers(0, 5))
def test_what_is_given_rises_and_fits(numbers: list[int], at: int, count: int) -> None:
    row = sorted(map(float, numbers))
    at = min(at, len(row))
    found = between(row, at, count)
    assert found is not None
    merged = [*row[:at], *found, *row[at:]]
    assert merged == sorted(set(merged))


def test_beside_a_taken_place() -> None:
    assert beside([1, 2], 3) == 3
    assert beside([1, 2], 1) == 1.5
    assert beside([1, 2], 2) == 3
