"""A text with another place's name (swap test)."""

import re
from collections.abc import Iterable

_ENDING = r"(?P<ending>['’]?s)?"  # Jönköping, Jönköpings, Jönköping's


def swap(text: str, names: Iterable[str], other: str) -> str:
    """Return `text` with every one of a place's `names` (in any case, also as a genitive) replaced by `other`.

    Longer names are found before those they contain; parts of longer words stay as they are.
    """
    known = sorted({name for name in names if name.strip()}, key=len, reverse=True)
    if not known or not other:
        return text
    found = "|".join(re.escape(name) for name in known)
    pattern = re.compile(rf"(?<!\w)(?:{found}){_ENDING}(?!\w)", re.IGNORECASE)
    return pattern.sub(lambda match: other + _genitive(other, match["ending"] or ""), text)


def _genitive(name: str, ending: str) -> str:
    """The genitive ending of a name: none after s, x or z (Swedish: Borås)."""
    if name[-1:].casefold() in "sxz" and ending == "s":
        return ""
    return ending
