"""Documents of earlier schemas, made into the present one, step by step."""

from collections.abc import Callable
from typing import Any

SCHEMA = 1
Document = dict[str, Any]


def _from_0(document: Document) -> Document:
    """Schema 0 was that of trials: those whose votes are left out were `void`; no sums of names and headlines."""
    people = [
        {name: value for name, value in person.items() if name != "void"} | {"counted": not person["void"]}
        for person in document["people"]
    ]
    return document | {
        "schema": 1,
        "people": people,
        "themes": [{"number": None} | theme for theme in document["themes"]],
        "chosen_names": [],
        "headlines": [],
    }


STEPS: dict[int, Callable[[Document], Document]] = {0: _from_0}


def migrated(document: Any) -> Any:
    """Return the document in the present schema; None where it is of a newer one. What is no document stays as it is:
    the check of the schema refuses it.
    """
    while (
        isinstance(document, dict) and isinstance(number := document.get("schema"), int) and number != SCHEMA
    ):
        if number not in STEPS:
            return None
        try:
            document = STEPS[number](document)
        except (KeyError, TypeError, AttributeError):
            return {"schema": SCHEMA}
    return document
