"""Plan language: how much more a word belongs to the published visions of bodies than to everyday language.

A stem's weight is the log-odds of standing in a body's vision against its share of everyday language, with an
informative Dirichlet prior (Monroe, Colaresi & Quinn 2008, Political Analysis 16:372-403):
``min(4, ln(((b + 200q) / (n + 200)) / q))``, for b of n bodies, and q the chance that as many everyday words as a
vision has stems would hold it: the stem's share of everyday language times the mean number of stems in a vision. The
tables and how they were made: data/keyness/README.md.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import log
from typing import NamedTuple

from places.vision.methods.tokens import DATA, Word, content_words, is_abstract

TABLES = DATA / "keyness"
PRIOR = 200.0
HIGHEST = 4.0
# A word is told as other places' own when it stands in so many visions and weighs so much.
FEWEST_BODIES = 3
LEAST_WEIGHT = 1.0
# From this weight on a word that people also use every day belongs to plans more than to them ("safe", "future").
HEAVY = 3.0
# What stands in a single vision may be chance: of its weight above 0 only a part counts.
ONCE = 0.25
# At most so large a share of everyday language: rare.
RARE = 60e-6


class PlanStem(NamedTuple):
    """In how many bodies' visions a stem stands, and its share of everyday language."""

    bodies: int
    share: float


@dataclass(frozen=True)
class PlanLanguage:
    """One language's table: its number of bodies, and what a stem's weight is there.

    From a mean weight of `threshold` on a sentence without anchor could be anywhere. `abstract` is added for a
    sentence all of whose content words have an abstract ending, and in proportion for others.
    """

    language: str
    bodies: int
    threshold: float
    abstract: float
    stems: Mapping[str, PlanStem]
    weights: Mapping[str, float]
    unknown: float

    def weight(self, stem: str) -> float:
        """The weight of a stem; below 0 for one that stands in no vision."""
        return self.weights.get(stem, self.unknown)

    def is_plan_word(self, stem: str) -> bool:
        """Whether the stem stands in three visions or more, and much oftener there than in everyday language."""
        return self.is_telling(stem) and self.stems[stem].bodies >= FEWEST_BODIES

    def bodies_with(self, stem: str) -> int:
        """In how many bodies' visions the stem stands."""
        found = self.stems.get(stem)
        return found.bodies if found else 0

    def is_telling(self, stem: str) -> bool:
        """Whether the stem weighs as much as a plan word, and stands in more than one vision."""
        return self.bodies_with(stem) > 1 and self.weights[stem] >= LEAST_WEIGHT

    def is_heavy(self, stem: str) -> bool:
        """Whether the stem weighs so much that it tells of plans even where people say it every day."""
        return self.is_telling(stem) and self.weights[stem] >= HEAVY

    def standing_in(self, word: Word) -> int:
        """In how many bodies' visions the word stands, 0 where it is not a plan word."""
        return self.stems[word.stem].bodies if self.is_plan_word(word.stem) else 0

    def is_rare(self, stem: str) -> bool:
        """Whether a stem of the table is rare in everyday language."""
        return self.stems[stem].share <= RARE

    def mean_weight(self, content: Iterable[Word]) -> float:
        """The mean weight of these content words (numbers apart), with what abstract endings add; `unknown` for
        none.
        """
        words = [word for word in content if not word.key.isdigit()]
        if not words:
            return self.unknown
        total = sum(self.weight(word.stem) for word in words)
        endings = sum(is_abstract(word.key) for word in words) if self.abstract else 0
        return (total + self.abstract * endings) / len(words)


def weighed(
    language: str, bodies: int, threshold: float, abstract: float, stems: Mapping[str, PlanStem]
) -> PlanLanguage:
    """A table of `bodies` bodies in which each stem has its weight."""
    each = sum(found.bodies for found in stems.values()) / bodies
    weights = {stem: _weight(found.bodies, bodies, found.share * each) for stem, found in stems.items()}
    unknown = log(PRIOR / (bodies + PRIOR))
    return PlanLanguage(language, bodies, threshold, abstract, stems, weights, unknown)


def _weight(standing: int, bodies: int, chance: float) -> float:
    weight = min(HIGHEST, log((standing + PRIOR * chance) / (bodies + PRIOR) / chance))
    return weight * ONCE if standing == 1 and weight > 0 else weight


@cache
def plan_language(language: str) -> PlanLanguage:
    """The table of a language ("sv…" is Swedish, everything else English)."""
    if language.startswith("sv"):
        return weighed("sv", 184, 1.18, 2.0, _stems("plan_keyness_sv.csv"))
    return weighed("en", 357, 1.33, 0.0, _stems("plan_keyness_en.csv"))


def mean_weight(text: str, language: str) -> float:
    """How generic a name is: the mean weight of its content words; the lower, the more its own.

    What stands in a single vision weighs nothing here: names have few words, and chance would decide.
    """
    plans = plan_language(language)
    twice = [word for word in content_words(text, language) if plans.bodies_with(word.stem) != 1]
    return plans.mean_weight(twice)


def _stems(name: str) -> dict[str, PlanStem]:
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return {
            line["stem"]: PlanStem(int(line["bodies"]), float(line["share"]))
            for line in csv.DictReader(line for line in file if not line.startswith("#"))
        }
