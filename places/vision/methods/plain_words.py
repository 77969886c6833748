"""Hints on the draft: words to avoid in plain writing. Never used on participants' own words.

The list is the GOV.UK style guide's "Words to avoid" (Government Digital Service, Open Government Licence
v3.0).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from places.vision.methods.tokens import DATA


@dataclass(frozen=True)
class Hint:
    """A word or phrase to look at again, as written, and its position (in the NFC form of the text)."""

    text: str
    start: int
    end: int


def plain_word_hints(text: str) -> list[Hint]:
    """The words of an English draft that a plainer one might replace, in order; longer phrases before their
    parts.
    """
    text = unicodedata.normalize("NFC", text)
    return [Hint(match.group(), match.start(), match.end()) for match in _pattern().finditer(text)]


@cache
def _pattern() -> re.Pattern[str]:
    lines = (DATA / "govuk_words_to_avoid.txt").read_text(encoding="utf-8").splitlines()
    phrases = sorted(
        (line.strip() for line in lines if line.strip() and not line.startswith("#")), key=len, reverse=True
    )
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, phrases))})(?![^\W_])", re.IGNORECASE)
