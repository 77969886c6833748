"""The join form: a name, a table when none came with the link, a sign when the name is taken."""

import pytest
from django import forms

from places.enums import Symbol
from places.people.forms import BackForm, CodeForm, JoinForm
from places.people.queries.people import GroupFacts
from places.people.queries.tables import TableChoice


def tables(*people: int) -> list[TableChoice]:
    """Tables 1, 2 … with that many people."""
    return [
        TableChoice(GroupFacts(100 + n, n, f"Table {n}", "leaf"), number)
        for n, number in enumerate(people, start=1)
    ]


def posted(**words: str) -> JoinForm:
    return JoinForm({"first_name": "Mira", **words}, tables=tables(3, 1, 1))


def test_a_name_is_enough() -> None:
    form = posted(first_name=" Mira\u200b ")
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"first_name": "Mira", "table": None, "symbol": "", "key": ""}


def test_everything_filled_in() -> None:
    form = posted(table="2", symbol="boat", key="a" * 32)
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"first_name": "Mira", "table": 2, "symbol": Symbol.BOAT, "key": "a" * 32}


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("", "Please write your first name."),
        ("\u3164", "Please write your first name."),
        ("x" * 41, "This is 1 letter too long. Please make it shorter."),
    ],
)
def test_names_that_are_none(name: str, error: str) -> None:
    assert posted(first_name=name).errors == {"first_name": [error]}


@pytest.mark.parametrize("words", [{"table": "9"}, {"table": "x"}, {"symbol": "moose"}])
def test_only_what_was_offered_can_be_chosen(words: dict[str, str]) -> None:
    assert set(posted(**words).errors) == set(words)


def test_the_table_with_fewest_people_is_offered_first() -> None:
    form = JoinForm(tables=tables(3, 1, 1))
    assert (form["table"].value(), form.asks_table, form.known_table) == (2, True, None)
    assert [choice.choice_label for choice in form["table"]] == ["Table 1", "Table 2", "Table 3"]
    assert isinstance(form.fields["table"].widget, forms.RadioSelect)


def test_a_table_from_the_link_is_not_asked_for_again() -> None:
    form = JoinForm(tables=tables(3, 1, 1), table=3)
    assert (form["table"].value(), form.asks_table) == (3, False)
    assert form.known_table == GroupFacts(103, 3, "Table 3", "leaf")


def test_a_table_of_the_link_that_is_not_here_is_asked_for() -> None:
    form = JoinForm(tables=tables(3, 1), table=9)
    assert (form["table"].value(), form.asks_table, form.known_table) == (2, True, None)


@pytest.mark.parametrize(("people", "initial"), [((), None), ((5,), 1)])
def test_one_table_or_none_is_no_question(people: tuple[int, ...], initial: int | None) -> None:
    form = JoinForm(tables=tables(*people))
    assert (form["table"].value(), form.asks_table) == (initial, False)


def test_very_many_tables_are_a_list() -> None:
    assert isinstance(JoinForm(tables=tables(*[0] * 12)).fields["table"].widget, forms.RadioSelect)
    assert not isinstance(JoinForm(tables=tables(*[0] * 13)).fields["table"].widget, forms.RadioSelect)


def test_signs_are_offered_only_when_names_meet() -> None:
    form = posted()
    assert form.signs == []
    form.offer([Symbol.LEAF, Symbol.STAR])
    assert [(choice.data["value"], choice.choice_label) for choice in form["symbol"]] == [
        ("leaf", "leaf"),
        ("star", "star"),
    ]
    form.offer(None)
    assert form.signs == []


def test_each_page_gets_a_key_of_its_own_and_no_other_is_taken() -> None:
    first, second = (JoinForm(tables=[])["key"].value() for _ in range(2))
    assert len(first) == len(second) == 32
    assert first != second
    form = posted(key="not ours")
    assert form.is_valid()
    assert form.cleaned_data["key"] == ""


def test_codes_are_typed_freely() -> None:
    assert CodeForm({"code": " ht7k 2m9p "}).is_valid()
    assert set(CodeForm({"code": ""}).errors) == set(CodeForm({"code": "x" * 41}).errors) == {"code"}
    form = BackForm({"code": "HT7K-2M9P", "return_code": "Lantern Meadow Barn 4207"})
    assert form.is_valid()
    assert form.cleaned_data["return_code"] == "Lantern Meadow Barn 4207"
    assert set(BackForm({"return_code": "x" * 81}).errors) == {"code", "return_code"}
    assert form["code"].field.widget.attrs["autocapitalize"] == "characters"
    assert form["return_code"].field.widget.attrs["autocapitalize"] == "none"
