"""The forms of plans."""

from django.core.files.uploadedfile import SimpleUploadedFile

from places.desk.forms import OpenForm
from places.facilitation.forms import MethodFileForm, MethodForm, method_choices
from places.facilitation.methods.method_file import written_method_file
from places.facilitation.methods.shipped import ORDER, shipped_methods


def test_choices_are_cards() -> None:
    assert [(name, card.id) for name, card in method_choices()] == [(name, name) for name in ORDER]


def test_one_has_to_be_chosen_when_one_is_changed() -> None:
    assert MethodForm({"method": "two-hours"}).is_valid()
    assert "method" in MethodForm({}).errors
    assert "method" in MethodForm({"method": "none"}).errors


def test_nobody_has_to_choose_one_when_they_open_a_workshop() -> None:
    form = OpenForm({"name": "Barts", "kind": "team", "language": "en", "tables": 1, "photos_each": 1})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["method"] == "ninety-minutes"


def sent(data: bytes) -> MethodFileForm:
    return MethodFileForm({}, {"file": SimpleUploadedFile("plan.json", data)})


def test_a_file_becomes_a_plan() -> None:
    method = shipped_methods()["school-class"]
    form = sent(written_method_file(method))
    assert form.is_valid()
    assert form.cleaned_data["file"] == method


def test_a_file_that_is_none_says_why() -> None:
    assert sent(b"").errors["file"] == [
        "This is not JSON: look at line 1, letter 1. A comma or a quote mark may be missing."
    ]
    assert sent(b" " * 300_000).errors["file"] == ["This file is too large. It may have up to 256 KB."]
    assert len(sent(b'{"format": "placeness-method", "version": 1}').errors["file"]) == 7
    assert MethodFileForm({}, {}).errors["file"] == ["Choose a file first."]
