"""Values of a method file, one by one: whatever stands there, a fault is noted and something usable returned."""

from typing import Any

import pytest

from places.facilitation.methods.faults import MOST_FAULTS
from places.facilitation.methods.values import LONGEST_LINE, MISSING, MOST_LANGUAGES, MOST_LINES, Values
from places.texts import clean

ODD = (None, True, 3, 1.5, "", "x", [], [1], {}, {"a": 1}, {"en": None}, {"en": ["x", 2]}, [[[]]])


@pytest.fixture
def values() -> Values:
    return Values(clean)


def reasons(values: Values) -> list[tuple[str, str]]:
    return [(fault.reason, fault.where) for fault in values.faults]


@pytest.mark.parametrize("value", ODD, ids=repr)
def test_any_value_is_read_as_anything(values: Values, value: Any) -> None:
    assert set(values.record(value, "at", ("a",), ("b",))) == {"a", "b"}
    assert isinstance(values.rows(value, "at", 3), list)
    assert 1 <= values.number(value, "at", 1, 9) <= 9
    assert isinstance(values.text(value, "at", 9), str)
    assert isinstance(values.words(value, "at", 9), dict)
    assert isinstance(values.lines(value, "at"), dict)
    assert values.faults


def test_what_is_missing_is_told_once(values: Values) -> None:
    found = values.record({}, "at", ("a",))
    assert found["a"] is MISSING
    assert (values.rows(MISSING, "at", 3), values.number(MISSING, "at", 1, 9)) == ([], 1)
    assert (values.text(MISSING, "at", 3), values.words(MISSING, "at", 3), values.lines(MISSING, "at")) == (
        "",
        {},
        {},
    )
    assert reasons(values) == [("missing", "at › a")]


def test_members_that_nobody_knows(values: Values) -> None:
    values.record({"a": 1, "minuts": 2, "\u202e" + "x" * 900: 3}, "", ("a",))
    assert reasons(values) == [("unknown", "minuts"), ("unknown", "x" * 40)]


@pytest.mark.parametrize("value", [0, 10, -1, True, 3.0, "3", None])
def test_numbers_are_whole_and_in_range(values: Values, value: Any) -> None:
    values.number(value, "at", 1, 9)
    assert reasons(values) == [("number", "at")]


def test_texts_are_cleaned_and_have_a_length(values: Values) -> None:
    assert values.text(" a\u202eb\u0000c ", "at", 3) == "abc"
    assert values.faults == []
    values.text("abcd", "at", 3)
    values.text("\u200b", "at", 3)
    assert reasons(values) == [("long", "at"), ("empty", "at")]


def test_an_empty_language_is_left_out(values: Values) -> None:
    assert values.words({"en": "", "sv": "Hej"}, "at", 9) == {"sv": "Hej"}
    assert values.lines({"en": [], "sv": ["Hej"]}, "at") == {"sv": ("Hej",)}
    assert values.faults == []
    assert values.words({"en": ""}, "at", 9) == {}
    assert reasons(values) == [("empty", "at")]


def test_languages_have_codes_and_there_are_not_too_many(values: Values) -> None:
    assert values.words({"sv": "a", "pt-BR": "b", "Swedish": "c"}, "at", 9) == {"sv": "a", "pt-BR": "b"}
    assert reasons(values) == [("language", "at › Swedish")]
    values.words({f"a{chr(97 + n)}": "x" for n in range(MOST_LANGUAGES + 1)}, "more", 9)
    assert reasons(values)[1:] == [("many", "more")]


def test_there_are_not_too_many_lines_and_none_is_too_long(values: Values) -> None:
    values.lines({"en": ["x"] * (MOST_LINES + 1), "sv": ["x" * (LONGEST_LINE + 1)]}, "say")
    assert reasons(values) == [("many", "say › en"), ("long", "say › sv › 1")]


def test_nobody_reads_more_faults_than_so_many(values: Values) -> None:
    values.record({f"n{number}": 1 for number in range(500)}, "", ())
    assert len(values.faults) == MOST_FAULTS
