"""The first wrong field of every form holds the focus, and is described by its error."""

from django import forms

from places.form_fields import WordsField
from places.people.forms import CodeForm


class Two(forms.Form):
    """Two questions and a choice."""

    first = WordsField(limit="theme", empty="Please write a word first.")
    second = WordsField(limit="theme", empty="Please write a word first.")
    third = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)


def test_a_form_that_was_not_sent_takes_no_focus() -> None:
    assert "autofocus" not in str(Two())


def test_only_the_first_wrong_field_has_the_focus() -> None:
    form = Two({"first": "word"})
    assert "autofocus" not in str(form["first"])
    assert "autofocus" in str(form["second"])
    assert "autofocus" not in str(form["third"])
    assert 'aria-invalid="true"' in str(form["second"])
    assert 'aria-describedby="id_second_error"' in str(form["second"])


def test_a_choice_has_it_too_and_a_form_without_errors_has_none() -> None:
    assert str(Two({"first": "a", "second": "b"})["third"]).count("autofocus") == 2  # browsers take the first
    assert "autofocus" not in str(Two({"first": "a", "second": "b", "third": "a"}))


def test_an_error_that_a_view_adds_counts() -> None:
    form = CodeForm({"code": "HT7K-2M9P"})
    assert form.is_valid()
    form.add_error("code", "No such room.")
    assert "autofocus" in str(form["code"])
