"""How exactly a number of people is told: nobody can be singled out, also not by what is left."""

import pytest

from places.desk.methods import HowMany, how_many, tables_to_count, tables_to_name


@pytest.mark.parametrize(
    ("number", "of", "told"),
    [
        (0, 24, HowMany.NONE),
        (-1, 24, HowMany.NONE),
        (1, 24, HowMany.FEW),
        (4, 24, HowMany.FEW),
        (4, 4, HowMany.FEW),
        (5, 24, HowMany.NUMBER),
        (19, 24, HowMany.NUMBER),
        (20, 24, HowMany.MOST),
        (23, 24, HowMany.MOST),
        (24, 24, HowMany.NUMBER),
        (5, 5, HowMany.NUMBER),
        (5, 6, HowMany.MOST),
    ],
)
def test_five_people_at_least_in_the_group_and_outside_it(number: int, of: int, told: HowMany) -> None:
    assert how_many(number, of) is told


@pytest.mark.parametrize(
    ("quiet", "named", "some_small"),
    [([1], [1], False), ([1, 2], [1], False), ([2, 3], [], True), ([3, 4], [], False), ([], [], False)],
)
def test_small_tables_are_spoken_of_together_or_not_at_all(
    quiet: list[int], named: list[int], some_small: bool
) -> None:
    people = {1: 6, 2: 4, 3: 3, 4: 1}
    assert tables_to_name(quiet, people) == (named, some_small)


@pytest.mark.parametrize(
    ("people", "counted"),
    [
        ((6, 4, 7), (False, False, True)),
        ((6, 4, 3, 9), (True, False, False, True)),
        ((1, 20, 30), (False, False, True)),
        ((5, 5), (True, True)),
        ((12,), (True,)),
        ((4,), (False,)),
        ((0, 6), (False, True)),
        ((), ()),
    ],
)
def test_a_table_s_number_tells_of_five_people_also_by_subtraction(
    people: tuple[int, ...], counted: tuple[bool, ...]
) -> None:
    """The vectors of methods.md section 6."""
    assert tables_to_count(people) == counted
