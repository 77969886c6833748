"""The schema of workshop.json, and our check against it."""

import copy
import json
from typing import Any

import jsonschema
import pytest

from places.archives.methods.schema import first_fault, workshop_schema
from tests.builders.archive_files import archive_of, workshop_json_of
from tests.builders.archived import full_room

WRONG: dict[str, tuple[list[Any], Any]] = {
    "photos[0].state": (["photos", 0, "state"], "burning"),
    "photos[0].see": (["photos", 0, "see"], "x" * 151),
    "tables[0].number": (["tables", 0, "number"], -1),
    "workshop.opened_at": (["workshop", "opened_at"], "yesterday"),
    "workshop.keep_until": (["workshop", "keep_until"], "2026-01-01\n"),
    "boards[0].rev": (["boards", 0, "rev"], True),
    "placements[0].order": (["placements", 0, "order"], 1e300),
    "people[0].evil": (["people", 0, "evil"], 1),
    "photos[0].caption": (["photos", 0, "caption"], "x" * 501),
    "photos[1].caption": (["photos", 1, "caption"], 7),
    "schema": (["schema"], "1"),
    "activities": (["activities"], {}),
}


def test_an_archive_fits_its_schema_as_others_read_it(db: None) -> None:
    document = workshop_json_of(archive_of(full_room(30).workshop.pk))
    jsonschema.Draft202012Validator.check_schema(workshop_schema())
    checker = jsonschema.Draft202012Validator(workshop_schema())
    checker.validate(document)
    assert first_fault(document) is None
    document["photos"][0]["later_words"] = "of a newer version"
    assert first_fault(document) is None
    checker.validate(document)
    for where, (path, value) in WRONG.items():
        wrong = copy.deepcopy(document)
        target = wrong
        for step in path[:-1]:
            target = target[step]
        target[path[-1]] = value
        assert first_fault(wrong) == where
        assert where.endswith("keep_until") or not checker.is_valid(
            wrong
        )  # $ of Python matches before a line break


@pytest.mark.parametrize(("value", "where"), [([], "workshop.json"), (None, "workshop.json"), ({}, "schema")])
def test_what_is_no_document(value: object, where: str) -> None:
    assert first_fault(value) == where


def test_the_file_is_written_as_json() -> None:
    assert json.loads(json.dumps(workshop_schema())) == workshop_schema()
