"""What forms and addresses send: words are cleaned and refused in plain sentences, ids and keys read in one place."""

import pytest
from django import forms

from places.form_fields import KeyedForm, WordsField, key_beside, sent_key, sent_number, whole_number
from places.texts import LIMITS


class Form(forms.Form):
    """One field of each kind."""

    line = WordsField(limit="theme", empty="Please write a word first.")
    lines = WordsField(limit="words", lines=True)


def test_words_are_cleaned_as_everywhere() -> None:
    form = Form({"line": " A\u030ar\u200b ", "lines": "one\r\n\r\n\r\n\r\ntwo\x00"})
    assert form.is_valid()
    assert form.cleaned_data == {"line": "År", "lines": "one\n\ntwo"}


@pytest.mark.parametrize("nothing", [{}, {"line": "", "lines": ""}, {"line": " \u3164 ", "lines": "\u200b"}])
def test_nothing_is_refused_only_where_something_is_asked_for(nothing: dict[str, str]) -> None:
    form = Form(nothing)
    assert form.errors == {"line": ["Please write a word first."]}
    assert form.cleaned_data == {"lines": ""}


def test_too_many_letters_are_counted_and_what_was_typed_stays() -> None:
    form = Form({"line": "x" * 43 + " ", "lines": "<b>" * 4000})
    assert form.errors == {
        "line": ["This is 3 letters too long. Please make it shorter."],
        "lines": ["This is 11500 letters too long. Please make it shorter."],
    }
    assert form["line"].value() == "x" * 43 + " "
    assert "&lt;b&gt;&lt;b&gt;" in str(form["lines"])


def test_the_page_knows_the_limit_and_the_direction() -> None:
    line, lines = Form()["line"], Form()["lines"]
    assert line.field.widget.attrs == {"maxlength": LIMITS["theme"], "dir": "auto"}
    assert (
        lines.field.widget.attrs.items() >= {"maxlength": LIMITS["words"], "dir": "auto", "rows": 4}.items()
    )
    assert (line.field.widget.input_type, line.field.required, lines.field.required) == ("text", True, False)
    assert str(lines).startswith("<textarea")


@pytest.mark.parametrize("sent", ["", "-1", "+1", "1.0", " 1", "٣", "²", "1" * 16, "12a"])
def test_what_is_no_whole_number_is_none(sent: str) -> None:
    assert whole_number(sent) is None
    assert sent_number({"id": sent}, "id") is None


def test_whole_numbers_have_at_most_so_many_digits() -> None:
    assert (whole_number("0"), whole_number("007"), whole_number("9" * 15)) == (0, 7, 999_999_999_999_999)
    assert (whole_number("999", digits=3), whole_number("1000", digits=3)) == (999, None)
    assert (sent_number({"id": "12"}, "id"), sent_number({}, "id")) == (12, None)


def test_a_key_is_32_hexadecimal_digits_or_none() -> None:
    assert sent_key({"key": "0" * 32}) == "0" * 32
    assert [sent_key(sent) for sent in ({}, {"key": ""}, {"key": "x" * 32}, {"key": "0" * 33})] == [""] * 4


def test_a_keyed_form_makes_a_key_for_each_page_and_keeps_what_comes_back() -> None:
    first, second = KeyedForm(), KeyedForm()
    assert sent_key({"key": first["key"].value()}) == first["key"].value() != second["key"].value()
    again, made_up = KeyedForm({"key": "a" * 32}), KeyedForm({"key": "nonsense"})
    assert again.is_valid()
    assert made_up.is_valid()
    assert (again.cleaned_data, made_up.cleaned_data) == ({"key": "a" * 32}, {"key": ""})


def test_a_second_act_of_a_form_has_a_key_of_its_own() -> None:
    assert key_beside("") == ""
    assert sent_key({"key": key_beside("a" * 32)}) == key_beside("a" * 32) != key_beside("b" * 32)
