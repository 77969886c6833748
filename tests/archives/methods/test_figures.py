"""Figures from a document alone, and what differs."""

import copy
import json

from places.archives.methods.differences import differing
from places.archives.methods.figures import figures
from places.archives.queries.document import document
from tests.builders.archived import full_room


def test_a_changed_figure_is_found_and_named(db: None) -> None:
    whole = json.loads(json.dumps(document(full_room(10).workshop.pk)))
    shown = whole["figures"]
    changed = copy.deepcopy(shown)
    changed["map"][0]["unique"] += 2e-9
    (said,) = differing(changed, figures(whole))
    assert said.startswith("map[0].unique: ")
    changed = copy.deepcopy(shown)
    changed["coverage"]["behind"] += 1
    (said,) = differing(changed, figures(whole))
    assert said.startswith("coverage.behind: ")
    whole["votes"][0]["dots"][0]["people"][0] += 1
    assert differing(shown, figures(whole))
