"""What is shown of the pulse: sums of five who differ, after the round, and nothing that follows from them."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from places.belonging.actions import pulse
from places.belonging.queries.pulse_results import pulse_results
from places.enums import PulseItem, PulseMoment
from tests.builders.belonging import answer, crowd, take
from tests.builders.rooms import Room

START, END = PulseMoment.START, PulseMoment.END
ALL = PulseItem.values


def said(*steps: int) -> list[dict[str, int]]:
    return [{"accepted": step} for step in steps]


def first_item(room: Room, number: int = 0) -> object:
    return pulse_results(room.workshop.pk)[number].items[0]


def test_tables_are_shown_as_the_method_says(db: None, django_assert_max_num_queries) -> None:
    room = crowd(6, 4, 7)
    take(room, START, said(1, 2, 3, 4, 5, 5), said(1, 2, 3, 4), said(3, 3, 4, 4, 5, 5, 5))
    with django_assert_max_num_queries(5):
        (result,) = pulse_results(room.workshop.pk)
    found = result.items[0]
    assert (result.answered, found.sums) == (17, (2, 2, 4, 4, 5))
    assert [(each.table.number, each.sums) for each in found.tables] == [(3, (0, 0, 2, 2, 3))]
    assert found.sentence == "9 of 17 say mostly or fully."
    assert found.parts == ((1, 0, 2), (2, 2, 2), (3, 4, 4), (4, 8, 4), (5, 12, 5))
    assert all(not each.sums for each in result.items[1:])  # nobody answered them


def test_nothing_is_shown_before_the_end_of_the_round(room: Room) -> None:
    crowd_of_six = crowd(6)
    pulse.open_pulse(actor=crowd_of_six.leading, moment=START)
    for person, steps in zip(crowd_of_six.people, said(1, 2, 3, 4, 5, 5), strict=True):
        answer(crowd_of_six, person, START, steps)
    assert pulse_results(crowd_of_six.workshop.pk) == ()
    pulse.close_pulse(actor=crowd_of_six.leading, moment=START)
    assert len(pulse_results(crowd_of_six.workshop.pk)) == 1
    take(room, START, said(1, 2), said(3, 4))  # four people
    assert pulse_results(room.workshop.pk) == ()


def test_equal_answers_are_not_shown(db: None) -> None:
    room = crowd(7)
    take(room, START, said(*[5] * 7))
    (result,) = pulse_results(room.workshop.pk)
    assert (result.is_few, result.items[0].sums, result.items[0].tables) == (True, (), ())


def test_people_without_a_table_are_only_in_the_whole(db: None) -> None:
    room = crowd(6, 6)
    for person in room.people[:2]:
        person.group = None
        person.save()
    pulse.open_pulse(actor=room.leading, moment=START)
    for person, steps in zip(room.people, said(1, 2, 3, 4, 5, 5, 1, 2, 3, 4, 5, 5), strict=True):
        answer(room, person, START, steps)
    pulse.close_pulse(actor=room.leading, moment=START)
    found = first_item(room)
    assert [each.table.number for each in found.tables] == [2]  # the other table's four would follow


def test_changes_and_places(db: None) -> None:
    room = crowd(6)
    for moment in (START, END):
        pulse.open_pulse(actor=room.leading, moment=moment)
        for number, person in enumerate(room.people):
            rises = {} if moment == START else dict.fromkeys(ALL, 1 if number else 0)
            steps = dict.fromkeys(ALL, 2 + number % 3 + (rises.get("say", 0)))
            answer(room, person, moment, steps, rises)
        pulse.close_pulse(actor=room.leading, moment=moment)
    start, end = pulse_results(room.workshop.pk)
    assert all(each.changes is None for each in start.items)
    assert [(each.changes.up, each.changes.same, each.changes.down) for each in end.items] == [(5, 1, 0)] * 8
    assert end.items[0].changed == (0, 0, 0, 0, 1, 5, 0, 0, 0)
    assert [each.people for each in start.places] == [2, 0, 0, 4]
    assert [each.people for each in end.places] == [4, 0, 0, 2]


def test_places_hide_with_an_item_that_they_are_made_of(db: None) -> None:
    room = crowd(6)
    answers = [dict.fromkeys(ALL, 2 + number % 4) | {"different": 5} for number in range(6)]
    take(room, START, answers)
    (result,) = pulse_results(room.workshop.pk)
    assert result.places == ()


@settings(
    deadline=None,
    max_examples=12,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # each example makes a room of its own
)
@given(st.lists(st.integers(1, 8), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_subtraction_from_real_rows_tells_of_nobody(db: None, sizes: list[int], dice: random.Random) -> None:
    """For random rooms: whole minus shown tables is nothing, or five people who do not all say the same."""
    room = crowd(*sizes)
    steps = [[{"accepted": dice.randint(2, 4)} for _person in range(size)] for size in sizes]
    take(room, START, *steps)
    for result in pulse_results(room.workshop.pk):
        for each in result.items:
            if not each.sums:
                assert each.tables == ()
                continue
            left = [w - sum(t.sums[n] for t in each.tables) for n, w in enumerate(each.sums)]
            assert not any(left) or (sum(left) >= 5 and sum(value > 0 for value in left) > 1)
