"""What a leader writes: a new workshop, changes of it, names of tables."""

import datetime

import pytest

from places.desk.actions.workshops import Opening, WorkshopWords
from places.desk.forms import ChangeForm, OpenForm, TablesForm, language_choices
from places.people.queries.people import groups
from tests.builders.rooms import Room

OPEN = {
    "name": " Barts ",
    "kind": "team",
    "language": "sv",
    "tables": "6",
    "photos_each": "5",
    "question": "What\n\nis it?",
    "key": "a" * 32,
}


def test_languages_are_named_in_themselves() -> None:
    assert language_choices() == [("en", "English"), ("sv", "Svenska")]


def test_a_workshop_is_opened_with_what_was_written() -> None:
    form = OpenForm(OPEN)
    assert form.is_valid(), form.errors
    words = form.cleaned_data
    assert words == {
        "name": "Barts",
        "ness": "",
        "question": "What\n\nis it?",
        "language": "sv",
        "photos_each": 5,
        "kind": "team",
        "tables": 6,
        "method": "ninety-minutes",
        "key": "a" * 32,
    }
    assert set(words) - {"key"} == set(Opening.__dataclass_fields__)


@pytest.mark.parametrize("key", ["", "a" * 31, "<script>", "A" * 32])
def test_a_key_that_we_did_not_make_is_none(key: str) -> None:
    form = OpenForm({**OPEN, "key": key})
    assert form.is_valid()
    assert form.cleaned_data["key"] == ""


def test_each_page_gets_a_key_of_its_own() -> None:
    first, second = (OpenForm()["key"].value() for _ in range(2))
    assert len(first) == len(second) == 32
    assert first != second


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("name", "\u3164", "Write the name of the place."),
        ("name", "x" * 81, "This is 1 letter too long. Please make it shorter."),
        ("ness", "x" * 81, "This is 1 letter too long. Please make it shorter."),
        ("question", "x" * 301, "This is 1 letter too long. Please make it shorter."),
        ("tables", "0", None),
        ("tables", "31", None),
        ("tables", "many", None),
        ("photos_each", "6", None),
        ("language", "de", None),
        ("kind", "planet", None),
    ],
)
def test_one_wrong_answer_is_told_beside_its_field(field: str, value: str, error: str | None) -> None:
    form = OpenForm({**OPEN, field: value})
    assert set(form.errors) == {field}
    assert error is None or form.errors[field] == [error]
    assert form["question"].value() == (value if field == "question" else OPEN["question"])


def test_good_numbers_stand_there_before() -> None:
    form = OpenForm()
    assert (form["tables"].value(), form["photos_each"].value(), form["kind"].value()) == (4, 3, "place")


@pytest.mark.parametrize(("typed", "until"), [("2030-05-17", datetime.date(2030, 5, 17)), ("", None)])
def test_a_workshop_is_changed(typed: str, until: datetime.date | None) -> None:
    form = ChangeForm({"name": "Barts", "language": "en", "photos_each": "2", "keep_until": typed})
    assert form.is_valid(), form.errors
    assert WorkshopWords(**form.cleaned_data) == WorkshopWords("Barts", "", "", "en", 2, until)


def test_the_last_day_is_shown_as_browsers_want_it() -> None:
    form = ChangeForm(initial={"keep_until": datetime.date(2030, 5, 7)})
    assert 'value="2030-05-07"' in str(form["keep_until"])
    assert set(ChangeForm({"keep_until": "7 May"}).errors) >= {"keep_until"}


def test_every_table_has_a_field(room: Room, other_room: Room) -> None:
    tables = groups(room.workshop.pk)
    form = TablesForm(groups=tables)
    assert [(group, field.label, field.value()) for group, field in form.rows()] == [
        (tables[0], "Table 1", "Table 1"),
        (tables[1], "Table 2", "Table 2"),
    ]
    one, two = (group.id for group in tables)
    posted = {
        f"table-{one}": " Quay ",
        f"table-{two}": "",
        f"table-{other_room.groups[0].pk}": "Theirs",
    }
    form = TablesForm(posted, groups=tables)
    assert form.is_valid()
    assert form.names() == {one: "Quay", two: ""}
    long = TablesForm({f"table-{one}": "x" * 81}, groups=tables)
    assert long.errors == {f"table-{one}": ["This is 1 letter too long. Please make it shorter."]}
