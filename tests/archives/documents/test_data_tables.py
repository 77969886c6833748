"""Data in tables: every kind, no formula, sums only, and words as they were written."""

import csv
import io
import json

import pytest

from places.archives.documents.data_tables import DATA_KINDS, data_csv, data_json
from places.archives.queries.document import document
from places.exports.documents.sorts_csv import FORMULA, unguarded
from places.models import Photo, Workshop
from tests.builders.archived import NAUGHTY, full_room
from tests.builders.rooms import Room


@pytest.fixture
def room(db: None) -> Room:
    return full_room(3)


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("kind", DATA_KINDS)
def test_every_kind_as_csv_and_as_json(room: Room, kind: str) -> None:
    whole = document(room.workshop.pk, with_figures=False)
    as_csv, as_json = rows(data_csv(kind, whole)), json.loads(data_json(kind, whole))
    assert len(as_csv) == len(as_json) > 0
    assert set(as_csv[0]) == set(as_json[0]) == set(DATA_KINDS[kind].columns)
    for row in as_csv:
        assert not any(cell.startswith(FORMULA) for cell in row.values())


def test_words_come_back_as_they_were_written(room: Room) -> None:
    Photo.objects.filter(workshop=room.workshop).update(audience="report", people="none", state="brought")
    for photo, words in zip(room.photos, NAUGHTY, strict=False):
        Photo.objects.filter(pk=photo.pk).update(essence=words)
    found = rows(data_csv("photos", document(room.workshop.pk, with_figures=False)))
    assert [unguarded(row["essence"]) for row in found[: len(NAUGHTY)]] == list(NAUGHTY)


def test_no_sums_before_the_reveal(room: Room) -> None:
    Workshop.objects.filter(pk=room.workshop.pk).update(revealed_at=None)
    assert data_json("votes", document(room.workshop.pk, with_figures=False)) == b"[]\n"


def test_dots_by_table_only_of_five_and_more(room: Room) -> None:
    found = rows(data_csv("votes", document(room.workshop.pk, with_figures=False)))
    assert {row["question"] for row in found} <= {"unique", "belonging", "energy", "us", "unsure", "not_me"}
    assert {row["tables"] for row in found if row["dots"]} == {"1", "2 3 4"}
    assert "person" not in DATA_KINDS["votes"].columns
