"""Names of clusters found in a text, so that they can be set in italics wherever the text stands."""

import re
from collections.abc import Collection
from typing import NamedTuple


class NameSpan(NamedTuple):
    """Where a name stands in a text: from `start` to before `end`."""

    start: int
    end: int


def names_in(text: str, names: Collection[str]) -> list[NameSpan]:
    """Return where these names stand in `text` as whole words, exactly as written; of two that overlap the longer."""
    known = sorted({name for name in names if name}, key=len, reverse=True)
    if not known:
        return []
    either = "|".join(re.escape(name) for name in known)
    return [NameSpan(*found.span()) for found in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text)]
