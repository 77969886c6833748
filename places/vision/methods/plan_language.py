"""Plan language: in how many public bodies' published visions a word's stem occurs.

Counted over the vision statements of 35 English-speaking and 13 Swedish bodies (only stems that occur in two
or more).
"""

import csv
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from places.vision.methods.tokens import DATA, Word


@dataclass(frozen=True)
class PlanLanguage:
    """One language's table. A word is shared from `least` bodies on; from `threshold` (a share of the content
    words) on a sentence without anchor could be anywhere. `early` marks a table of few bodies.
    """

    bodies: int
    least: int
    threshold: Fraction
    early: bool
    counts: dict[str, int]

    def standing_in(self, word: Word) -> int:
        """In how many bodies' visions the word occurs, 0 where it is not a shared word."""
        count = self.counts.get(word.stem, 0)
        return count if count >= self.least else 0


@cache
def plan_language(language: str) -> PlanLanguage:
    """The table of a language ("sv…" is Swedish, everything else English)."""
    if language.startswith("sv"):
        return PlanLanguage(13, 2, Fraction(1, 4), True, _counts("plan_language_sv.csv"))
    return PlanLanguage(35, 3, Fraction(1, 3), False, _counts("plan_language_en.csv"))


def _counts(name: str) -> dict[str, int]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return {line["stem"]: int(line["bodies"]) for line in csv.DictReader(file)}
