"""One form for each question; the answers are what `actions.photos.describe` takes."""

from typing import Any

import pytest
from django import forms

from places.enums import OwnLens, People, PhotoAudience, PhotoState
from places.models import Photo
from places.photos.actions import bringing as acts
from places.photos.forms import bring
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
        ("see", bring.SeeForm, bring.SeeForm),
        ("essence", bring.EssenceForm, bring.WordsOnlyForm),
        ("belonging", bring.BelongingForm, bring.BelongingForm),
        ("lenses", bring.LensesForm, bring.LensesForm),
        ("consent", bring.AudienceForm, bring.AudienceForm),
        ("people", bring.PeopleForm, bring.PeopleForm),
    ],
)
def test_each_step_has_its_form(
    room: Room, step: str, of_a_picture: type[forms.Form], of_words: type[forms.Form]
) -> None:
    assert bring.form_for(step, of(room, **PICTURE)) is of_a_picture
    assert bring.form_for(step, of(room)) is of_words


def test_no_form_for_another_step(room: Room) -> None:
    with pytest.raises(KeyError):
        bring.form_for("themes", of(room))


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
    form = bring.form_for(step, photo)(posted)
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
    assert bring.form_for(step, of(room, **PICTURE))(posted).errors == errors


@pytest.mark.parametrize("value", ["3", "-1", "x", "1.0"])
def test_no_other_strength_of_a_lens(value: str) -> None:
    assert set(bring.LensesForm({"unique_here": value}).errors) == {"unique_here"}


def test_a_card_of_words_needs_words_and_is_asked_about_nobody(room: Room) -> None:
    photo = of(room)
    form = bring.form_for("essence", photo)({"essence": "\u3164"})
    assert form.errors == {"essence": ["Please write a few words first: they are your picture."]}
    consent = bring.form_for("consent", photo)({"audience": "report", "people": "unasked"})
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
    assert bring.answers_so_far(photo) == answers
    form = bring.form_for("lenses", photo)(initial=bring.answers_so_far(photo))
    assert [choice.data["value"] for choice in form["unique_here"] if choice.data["selected"]] == [2]
    assert [choice.data["value"] for choice in form["gives_energy"] if choice.data["selected"]] == []
    assert bring.answers_so_far(of(room))["people"] is None


def test_lenses_know_their_picture() -> None:
    assert [field.lens for field in bring.LensesForm().fields.values()] == ["unique", "belonging", "energy"]  # type: ignore[attr-defined]
