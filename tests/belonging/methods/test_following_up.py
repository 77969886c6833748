"""When people are asked, and sums of their answers that tell of nobody."""

import datetime
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from places.belonging.methods.following_up import asked_now, askings, months_later, sums_of_answers
from places.belonging.methods.suppression import FEWEST

DAY = datetime.date


def test_months_end_where_a_month_is_shorter() -> None:
    assert months_later(DAY(2026, 8, 31), 6) == DAY(2027, 2, 28)
    assert months_later(DAY(2027, 8, 31), 6) == DAY(2028, 2, 29)
    assert months_later(DAY(2026, 11, 30), 12) == DAY(2027, 11, 30)
    assert months_later(DAY(2026, 6, 15), 6) == DAY(2026, 12, 15)


def test_people_are_asked_after_half_a_year_and_a_year() -> None:
    times = askings(DAY(2026, 3, 1), DAY(2026, 12, 31))
    assert [(each.months, each.day, each.is_kept) for each in times] == [
        (6, DAY(2026, 9, 1), True),
        (12, DAY(2027, 3, 1), False),
    ]
    assert asked_now(times, DAY(2026, 8, 31)) is None
    assert asked_now(times, DAY(2026, 9, 1)) == 6
    assert asked_now(times, DAY(2028, 1, 1)) == 12
    assert askings(None, None) == ()


def test_answers_are_counted_five_people_at_a_time() -> None:
    said = [(person, "kept" if person % 2 else "not_yet") for person in range(9)]
    assert sums_of_answers(said[:4]) is None
    assert sums_of_answers(said[:5]) == Counter(not_yet=3, kept=2)
    assert sums_of_answers(said) == Counter(not_yet=3, kept=2)
    assert sums_of_answers([*said, (9, "kept")]) == Counter(not_yet=5, kept=5)
    assert sums_of_answers([(person, "kept") for person in range(6)]) is None


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 30), st.sampled_from(["kept", "on_the_way", "not_yet"])), max_size=60)
)
def test_one_more_answer_changes_nothing_or_five_people(answers: list[tuple[int, str]]) -> None:
    known = {person for person, _state in answers}
    before, after = sums_of_answers(answers), sums_of_answers([*answers, (99, "kept")])
    people = len(known) + 1
    if people % FEWEST:
        assert before == after
    elif before is not None and after is not None:
        assert (after - before).total() >= FEWEST
