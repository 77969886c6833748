"""What differs between two texts, word by word (Ratcliff & Obershelp 1988, in Python's difflib)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s*\S+|\s+$")


@dataclass(frozen=True)
class Change:
    """A stretch of text: kind "same", "removed" (only in the first) or "added" (only in the second)."""

    kind: str
    text: str


def differences(before: str, after: str) -> tuple[Change, ...]:
    """Return both texts as one: what stayed, what went and what came, in reading order.

    Without what was removed it reads `after`, without what was added `before`, but for white space at the seams.
    """
    one, other = _WORDS.findall(before), _WORDS.findall(after)
    same = SequenceMatcher(
        None, [word.strip() for word in one], [word.strip() for word in other], autojunk=False
    )
    found: list[Change] = []
    for kind, i, until_i, j, until_j in same.get_opcodes():
        if kind == "equal":
            found.append(Change("same", "".join(other[j:until_j])))
            continue
        found += _changed("removed", one[i:until_i]) + _changed("added", other[j:until_j])
    return tuple(found)


def _changed(kind: str, words: Sequence[str]) -> list[Change]:
    return [Change(kind, "".join(words))] if words else []
