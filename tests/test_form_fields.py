"""Fields for people's words: cleaned, refused in plain sentences, kept as typed."""

import pytest
from django import forms

from places.form_fields import WordsField
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
