"""Nothing that one person said can be told from what is shown, also not by subtraction."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from places.belonging.methods.suppression import FEWEST, may_be_shown, shown_cells


def mixed(people: int) -> tuple[int, ...]:
    """Sums of this many people who do not all say the same."""
    return (people - 1, 1) if people > 1 else (people, 0)


def sizes_shown(*sizes: int) -> list[int]:
    cells = [mixed(size) for size in sizes]
    return [size for size, seen in zip(sizes, shown_cells(cells), strict=True) if seen]


def test_the_vectors_of_the_method() -> None:
    assert sizes_shown(6, 4, 7) == [7]
    assert sizes_shown(6, 4, 3, 9) == [6, 9]
    assert sizes_shown(1, 20, 30) == [30]
    assert sizes_shown(5, 5) == [5, 5]
    assert sizes_shown(12) == [12]
    assert sizes_shown(4) == []


def test_people_who_all_say_the_same_are_never_shown() -> None:
    assert shown_cells([(0, 0, 7)]) == (False,)
    assert shown_cells([(0, 0, 7), (3, 3, 0), (4, 4, 0)]) == (False, False, True)
    assert not may_be_shown(9, (0, 9))


tables = st.lists(st.tuples(*[st.integers(min_value=0, max_value=9)] * 5), min_size=1, max_size=7)


@settings(deadline=None)
@given(tables)
def test_what_subtraction_gives_may_be_shown_itself(cells: list[tuple[int, ...]]) -> None:
    """Who subtracts what is shown from the sum of all tables learns of five people who differ, or of nobody."""
    shown = shown_cells(cells)
    total = [sum(values) for values in zip(*cells, strict=True)]
    if not may_be_shown(sum(total), total):
        assert not any(shown)  # the whole room is not shown either
        return
    left = [
        whole - sum(cell[place] for cell, seen in zip(cells, shown, strict=True) if seen)
        for place, whole in enumerate(total)
    ]
    assert not any(left) or (sum(left) >= FEWEST and sum(value > 0 for value in left) > 1)
    assert all(
        sum(cell) >= FEWEST and sum(value > 0 for value in cell) > 1
        for cell, seen in zip(cells, shown, strict=True)
        if seen
    )


small = st.lists(st.tuples(*[st.integers(min_value=0, max_value=3)] * 2), min_size=2, max_size=4)


@settings(deadline=None)
@given(small)
def test_no_hidden_table_follows_from_what_is_shown(cells: list[tuple[int, ...]]) -> None:
    """For every hidden table with answers there is a room that looks the same, with other sums at this table."""
    total = tuple(sum(values) for values in zip(*cells, strict=True))
    if not may_be_shown(sum(total), total):
        return  # nothing at all is shown
    shown = shown_cells(cells)
    hidden = [place for place, seen in enumerate(shown) if not seen and sum(cells[place])]
    left = tuple(sum(cells[place][value] for place in hidden) for value in range(2))
    for place in hidden:
        others = [
            guess
            for guess in itertools.product(*(range(value + 1) for value in left))
            if guess != cells[place] and len(hidden) > 1
        ]
        assert others, (cells, shown)
