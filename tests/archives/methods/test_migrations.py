"""Documents of earlier schemas."""

import json
from pathlib import Path

import pytest

from places.archives.methods.migrations import SCHEMA, STEPS, migrated
from places.archives.methods.references import broken_reference
from places.archives.methods.schema import first_fault
from places.archives.queries import document

SAMPLES = Path(__file__).parents[1] / "samples"


def test_every_earlier_schema_has_a_step_and_a_sample() -> None:
    assert sorted(STEPS) == list(range(SCHEMA))
    assert document.SCHEMA == SCHEMA
    for number in range(SCHEMA + 1):
        told = json.loads((SAMPLES / f"schema-{number}.json").read_text(encoding="utf-8"))
        assert told["schema"] == number
        found = migrated(told)
        assert first_fault(found) is None
        assert broken_reference(found) is None


def test_people_whose_votes_were_left_out_still_are() -> None:
    told = json.loads((SAMPLES / "schema-0.json").read_text(encoding="utf-8"))
    found = migrated(told)
    assert [person["counted"] for person in found["people"]] == [
        not person["void"] for person in told["people"]
    ]


@pytest.mark.parametrize("told", [{"schema": 2}, {"schema": -1}, {"schema": 10**9}])
def test_schemas_that_nobody_here_knows(told: object) -> None:
    assert migrated(told) is None


@pytest.mark.parametrize("told", [[], "x", {}, {"schema": "1"}, {"schema": 0}, {"schema": 0, "people": 3}])
def test_what_is_no_document_is_left_to_the_check(told: object) -> None:
    assert first_fault(migrated(told)) is not None
