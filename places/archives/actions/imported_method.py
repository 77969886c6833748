"""The method of an archive, checked like one that a leader sends."""

from collections.abc import Mapping
from typing import Any

from places.archives.actions.imported_rows import Stored
from places.archives.methods.archive_reading import BadArchive
from places.facilitation.actions.choosing import set_method
from places.facilitation.methods.checking import check_method
from places.facilitation.methods.faults import BadMethod
from places.texts import clean


def store_method(document: Mapping[str, Any], stored: Stored) -> None:
    """Store which method the workshop follows; archives of earlier versions say nothing of it.

    Raises BadArchive for one that cannot be.
    """
    told = document.get("method") or {"shipped": "", "own": None}
    if told["own"] is not None:
        try:
            set_method(stored.workshop, own=check_method(told["own"], clean))
        except BadMethod as bad:
            raise BadArchive("reference", f"method › {bad.faults[0].where}") from bad
    elif told["shipped"]:
        set_method(stored.workshop, shipped=told["shipped"])
