"""Evening out tables: as few people move as the numbers allow, and those who came last."""

import itertools

import pytest

from places.people.methods import even_seats


def test_those_who_came_last_go_where_most_are_missing() -> None:
    tables = {1: ["a", "b", "c", "d", "e", "f"], 2: ["g"], 3: ["h", "i"]}
    assert even_seats(tables) == [("d", 1, 2), ("e", 1, 2), ("f", 1, 3)]


@pytest.mark.parametrize(
    "tables", [{}, {1: []}, {1: ["a", "b"], 2: ["c"]}, {1: ["a"], 2: ["b", "c"], 3: ["d", "e"]}]
)
def test_even_tables_stay(tables: dict[object, list[object]]) -> None:
    assert even_seats(tables) == []


def test_people_without_a_table_get_one() -> None:
    assert even_seats({1: ["a", "b"], 2: []}, ["x", "y"]) == [("x", None, 2), ("y", None, 2)]
    assert even_seats({}, ["x"]) == []


def test_who_stays_is_not_moved() -> None:
    assert even_seats({1: ["a", "b", "c", "d"], 2: []}, staying={"c", "d"}) == [("a", 1, 2), ("b", 1, 2)]
    assert even_seats({1: ["a", "b"], 2: []}, staying={"a", "b"}) == []


def test_no_two_tables_differ_by_more_than_one_and_nobody_moves_in_vain() -> None:
    for sizes in itertools.product(range(5), repeat=4):
        tables = {table: [f"{table}.{number}" for number in range(size)] for table, size in enumerate(sizes)}
        seats = even_seats(tables)
        after = list(sizes)
        for seat in seats:
            after[int(str(seat.before))] -= 1
            after[int(str(seat.after))] += 1
        assert max(after) - min(after) <= 1
        each, more = divmod(sum(sizes), 4)
        wanted = sorted([each + 1] * more + [each] * (4 - more), reverse=True)
        fewest = sum(
            max(0, size - most) for size, most in zip(sorted(sizes, reverse=True), wanted, strict=True)
        )
        assert len(seats) == fewest
