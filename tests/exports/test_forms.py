"""The form behind the page: a name, a language, and a file that is read while it is cleaned."""

from django.core.files.uploadedfile import SimpleUploadedFile

from places.exports.actions.imports import SortRow
from places.exports.forms import SortsForm

SORT = b"card_id,card_label,category_id,category_label,user_id\n1,Lake,1,Water,1\n"


def form(content: bytes, **words: str) -> SortsForm:
    said = {"name": "Barts", "language": "en", "key": "a" * 32} | words
    return SortsForm(said, {"file": SimpleUploadedFile("sort.csv", content)})


def test_a_file_becomes_rows() -> None:
    filled = form(SORT)
    assert filled.is_valid()
    assert filled.cleaned_data["file"] == [SortRow("1", "Lake", "1", "Water", "1")]
    assert filled.cleaned_data["key"] == "a" * 32


def test_what_is_wrong_with_it_is_said_at_the_file() -> None:
    refused = form(SORT + b"1,Lake,1,Water,1\n2,,1,Water,1\n", key="not ours")
    assert not refused.is_valid()
    assert refused.errors == {
        "file": ["Line 3: the same card is in the same pile in line 2.", "Line 4: the card has no words."]
    }


def test_each_empty_form_has_a_key_of_its_own() -> None:
    assert SortsForm()["key"].value() != SortsForm()["key"].value()
