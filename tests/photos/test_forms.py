"""Forms of the questions about a photo and of its themes."""

from typing import Any

import pytest
from django.forms import Form

from places.enums import OwnLens, People, PhotoAudience, PhotoState
from places.models import Photo
from places.photos import forms
from places.photos.actions import bringing as acts
from places.photos.forms import OwnThemesForm, TapForm, ThemeForm
from places.photos.queries.photos import FullPhoto, own
from tests.builders.rooms import Room

PICTURE = {"key": "a" * 32, "width": 4, "height": 3}
CHOOSE = "Please choose one of these."


def of(room: Room, **fields: Any) -> FullPhoto:
    found = own(room.actor(room.people[0]), room.photo(room.people[0], state=PhotoState.STARTED, **fields).pk)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("step", "of_a_picture", "of_words"),
    [
        ("see", forms.SeeForm, forms.SeeForm),
        ("essence", forms.EssenceForm, forms.WordsOnlyForm),
        ("belonging", forms.BelongingForm, forms.BelongingForm),
        ("lenses", forms.LensesForm, forms.LensesForm),
        ("consent", forms.AudienceForm, forms.AudienceForm),
        ("people", forms.PeopleForm, forms.PeopleForm),
    ],
)
def test_each_step_has_its_form(
    room: Room, step: str, of_a_picture: type[Form], of_words: type[Form]
) -> None:
    assert forms.form_for(step, of(room, **PICTURE)) is of_a_picture
    assert forms.form_for(step, of(room)) is of_words


def test_no_form_for_another_step(room: Room) -> None:
    with pytest.raises(KeyError):
        forms.form_for("themes", of(room))


@pytest.mark.parametrize(
    ("step", "posted", "answers"),
    [
        ("see", {"see": " A lake "}, {"see": "A lake", "see_skipped": False}),
        ("see", {"see": "\u200b"}, {"see": "", "see_skipped": True}),
        ("see", {}, {"see": "", "see_skipped": True}),
        ("essence", {"essence": "Only\nhere"}, {"essence": "Only\nhere"}),
        ("essence", {}, {"essence": ""}),
        ("belonging", {"belonging": "I swam"}, {"belonging": "I swam"}),
        (
            "lenses",
            {"unique_here": "2", "gives_energy": "0"},
            {"unique_here": OwnLens.LOT, "brings_together": None, "gives_energy": OwnLens.NOT},
        ),
        ("lenses", {}, {"unique_here": None, "brings_together": None, "gives_energy": None}),
        ("consent", {"people": "me", "audience": "public"}, {"audience": PhotoAudience.PUBLIC}),
        ("people", {"people": "me"}, {"people": People.ME}),
    ],
)
def test_answers_are_saved_as_they_are(
    room: Room, step: str, posted: dict[str, str], answers: dict[str, Any]
) -> None:
    photo = of(room, **PICTURE)
    form = forms.form_for(step, photo)(posted)
    assert form.is_valid(), form.errors
    assert form.answers() == answers  # type: ignore[attr-defined]
    acts.describe(actor=room.actor(room.people[0]), photo_id=photo.id, fields=answers)
    stored = Photo.objects.values(*answers).get(pk=photo.id)
    assert stored == answers


@pytest.mark.parametrize(
    ("step", "posted", "errors"),
    [
        ("see", {"see": "x" * 151}, {"see": ["This is 1 letter too long. Please make it shorter."]}),
        (
            "essence",
            {"essence": "x" * 501},
            {"essence": ["This is 1 letter too long. Please make it shorter."]},
        ),
        ("consent", {}, {"audience": [CHOOSE]}),
        ("consent", {"audience": "all"}, {"audience": [CHOOSE]}),
        ("people", {}, {"people": [CHOOSE]}),
        ("people", {"people": "all"}, {"people": [CHOOSE]}),
    ],
)
def test_what_is_refused(room: Room, step: str, posted: dict[str, str], errors: dict[str, list[str]]) -> None:
    assert forms.form_for(step, of(room, **PICTURE))(posted).errors == errors


@pytest.mark.parametrize("value", ["3", "-1", "x", "1.0"])
def test_no_other_strength_of_a_lens(value: str) -> None:
    assert set(forms.LensesForm({"unique_here": value}).errors) == {"unique_here"}


def test_a_card_of_words_needs_words_and_is_asked_about_nobody(room: Room) -> None:
    photo = of(room)
    form = forms.form_for("essence", photo)({"essence": "\u3164"})
    assert form.errors == {"essence": ["Please write a few words first: they are your picture."]}
    consent = forms.form_for("consent", photo)({"audience": "report", "people": "unasked"})
    assert consent.is_valid()
    assert consent.answers() == {"audience": PhotoAudience.REPORT}  # type: ignore[attr-defined]


def test_the_owner_finds_what_they_answered_before(room: Room) -> None:
    answers = {
        "see": "A lake",
        "essence": "Only here",
        "belonging": "I swam",
        "unique_here": 2,
        "brings_together": 0,
        "gives_energy": None,
        "people": People.ME,
        "audience": PhotoAudience.REPORT,
    }
    photo = of(room, **PICTURE, **answers)
    assert forms.answers_so_far(photo) == answers
    form = forms.form_for("lenses", photo)(initial=forms.answers_so_far(photo))
    assert [choice.data["value"] for choice in form["unique_here"] if choice.data["selected"]] == [2]
    assert [choice.data["value"] for choice in form["gives_energy"] if choice.data["selected"]] == []
    assert forms.answers_so_far(of(room))["people"] is None


def test_lenses_know_their_picture() -> None:
    assert [field.lens for field in forms.LensesForm().fields.values()] == ["unique", "belonging", "energy"]  # type: ignore[attr-defined]


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
