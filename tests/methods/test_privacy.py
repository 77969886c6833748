import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.methods.privacy import may_name, may_show, shown_answers, shown_groups


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ([6, 4, 7], [7]),
        ([6, 4, 3, 9], [6, 9]),
        ([1, 20, 30], [30]),
        ([5, 5], [5, 5]),
        ([12], [12]),
        ([4], []),
        ([1, 1, 1, 1, 1, 8], [8]),
        ([0, 8], [8]),
        ([], []),
    ],
)
def test_the_worked_examples(sizes, shown):
    assert [sizes[group] for group in shown_groups(dict(enumerate(sizes)))] == shown


@given(st.lists(st.integers(0, 12), max_size=8), st.integers(5, 10))
def test_the_hidden_are_nobody_or_enough(sizes, least):
    shown = shown_groups(dict(enumerate(sizes)), least=least)
    hidden = sum(sizes) - sum(sizes[group] for group in shown)
    assert hidden == 0 or hidden >= least or not shown
    assert all(sizes[group] >= least for group in shown)


def test_a_cell_needs_enough_answers_that_differ():
    assert may_show([1, 2, 3, 4, 5])
    assert not may_show([1, 2, 3, 4])
    assert not may_show([3, 3, 3, 3, 3])
    assert not may_show([1, 2, 3, 4, 5], least=6)


def test_a_group_of_one_voice_is_hidden_with_another():
    answers = {"T1": [5] * 6, "T2": [1, 2, 3, 4, 5], "T3": [1, 2, 3, 4, 5, 5]}
    assert shown_answers(answers) == ["T3"]
    assert shown_answers({"T1": [5] * 6}) == []


@pytest.mark.parametrize("least", [4, 11, 0])
def test_the_fewest_are_five_to_ten(least):
    for ask in (may_show, shown_groups, shown_answers, may_name):
        with pytest.raises(ValueError, match="5 to 10"):
            ask([] if ask is may_show else 7 if ask is may_name else {}, least=least)


def test_below_five_nobody_is_named():
    assert not may_name(4)
    assert may_name(5)
