"""Whether a document fits together."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from places.archives.methods.references import broken_reference

SAMPLE = json.loads((Path(__file__).parents[1] / "samples" / "schema-1.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("photos.0.person", 10**6),
        ("photos.0.id", 2),
        ("people.0.table", 99),
        ("placements.0.theme", 1),
        ("placements.0.photo", None),
        ("placements.0.board", 5),
        ("boards.0.table", 2),
        ("evidence.0.pile", 1),
        ("activities.0.revision", 0),
        ("votes.0.table_ballots", 300),
        ("votes.0.ballots.0.table", 99),
        ("votes.0.dots.0.dots", []),
        ("votes.0.dots.0.people", [4000, 4000, 4000]),
        ("stances.answered", 5000),
        ("stances.sums.0.us", []),
        ("rounds.0.answers", [{"sentence": None, "question": "x", "yes": 5000, "no": 0, "changed": 0}]),
        ("rounds.0.notes", ["x"] * 100),
        ("headlines.0.points", 4000),
        ("headlines.0.scores", 4000),
        ("chosen_names.0.people", 4000),
    ],
)
def test_what_does_not_fit_is_found(path: str, value: Any) -> None:
    assert broken_reference(SAMPLE) is None
    wrong = copy.deepcopy(SAMPLE)
    *steps, last = path.split(".")
    target = wrong
    for step in steps:
        target = target[int(step) if step.isdigit() else step]
    target[int(last) if last.isdigit() else last] = value
    assert broken_reference(wrong) is not None
