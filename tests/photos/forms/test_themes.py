"""Words for a picture: one's own first, then some to tap."""

import pytest

from places.photos.forms.themes import OwnThemesForm, TapForm, ThemeForm


def test_a_word_on_the_wall() -> None:
    form = ThemeForm({"word": " The  lake "})
    assert form.is_valid()
    assert form.cleaned_data == {"word": "The lake"}
    assert ThemeForm({"word": " "}).errors == {"word": ["Please write a word first."]}
    too_long = "This is 1 letter too long. Please make it shorter."
    assert ThemeForm({"word": "x" * 41}).errors == {"word": [too_long]}


@pytest.mark.parametrize(
    ("posted", "words"),
    [
        ({}, []),
        ({"word_1": "Ice", "word_2": " ", "word_3": " Snow\u200b"}, ["Ice", "Snow"]),
        ({"word_3": "Ice", "word_4": "Not asked"}, ["Ice"]),
    ],
)
def test_up_to_three_words_of_ones_own(posted: dict[str, str], words: list[str]) -> None:
    form = OwnThemesForm(posted)
    assert form.is_valid()
    assert form.words() == words


def test_three_fields_with_a_number_each() -> None:
    assert [str(field.label) for field in OwnThemesForm()] == ["Word 1", "Word 2", "Word 3"]
    assert list(OwnThemesForm({"word_2": "x" * 41}).errors) == ["word_2"]


def test_some_of_the_offered_words_are_tapped() -> None:
    form = TapForm({"taps": ["Water", "Snow & ice"]}, words=["Ice", "Snow & ice", "Water"])
    assert form.is_valid()
    assert form.cleaned_data == {"taps": ["Water", "Snow & ice"]}
    assert TapForm({}, words=["Ice"]).is_valid()
    assert set(TapForm({"taps": ["Fog"]}, words=["Ice"]).errors) == {"taps"}
