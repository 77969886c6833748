"""Two texts compared: what differs, word by word (Ratcliff & Obershelp 1988, in Python's difflib); whether one holds
the words of the other.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from places.vision.methods.tokens import words

_WORDS = re.compile(r"\s*\S+|\s+$")


@dataclass(frozen=True)
class TextChange:
    """A stretch of text: kind "same", "removed" (only in the first) or "added" (only in the second)."""

    kind: str
    text: str


def differences(before: str, after: str) -> tuple[TextChange, ...]:
    """Return both texts as one list of unchanged, removed and added pieces, in reading order.

    Without what was removed it reads `after`, without what was added `before`, but for white space at the seams.
    """
    one, other = _WORDS.findall(before), _WORDS.findall(after)
    same = SequenceMatcher(
        None, [word.strip() for word in one], [word.strip() for word in other], autojunk=False
    )
    found: list[TextChange] = []
    for kind, i, until_i, j, until_j in same.get_opcodes():
        if kind == "equal":
            found.append(TextChange("same", "".join(other[j:until_j])))
            continue
        found += _changed("removed", one[i:until_i]) + _changed("added", other[j:until_j])
    return tuple(found)


def _changed(kind: str, words: Sequence[str]) -> list[TextChange]:
    return [TextChange(kind, "".join(words))] if words else []


MOST = 0.8


def still_says(text: str, quote: str) -> bool:
    """Whether at least four fifths of the different words of `quote` occur in `text`.

    A slightly changed quote counts too. False for an empty quote.
    """
    own = {word.key for word in words(quote)}
    if not own:
        return False
    return len(own & {word.key for word in words(text)}) >= MOST * len(own)
