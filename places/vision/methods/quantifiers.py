"""Quantifiers (everyone, most, always), checked against the numbers of people behind the sentence."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

# Longer forms first, so that "nearly all" is not read as "all".
_FORMS = {
    "en": {
        "most": [
            "nearly all",
            "almost all",
            "nearly everyone",
            "almost everyone",
            "most of us",
            "most",
            "the majority",
        ],
        "all": [
            "everyone",
            "everybody",
            "all of us",
            "each of us",
            "every one",
            "all",
            "every",
            "always",
            "everywhere",
        ],
        "none": ["no one", "nobody", "none of us", "none", "never", "nowhere"],
    },
    "sv": {
        "most": ["nästan alla", "nästan alltid", "de flesta", "det mesta", "flertalet", "merparten"],
        "all": ["alla", "allihop", "samtliga", "var och en", "varenda", "varje", "alltid", "överallt"],
        "none": ["ingen", "inga", "aldrig", "ingenstans"],
    },
}


@dataclass(frozen=True)
class Quantifier:
    """A quantifier as written, its position (in the NFC form), and its claim: "all", "most" or "none"."""

    text: str
    start: int
    end: int
    claim: str


def quantifiers(text: str, language: str) -> list[Quantifier]:
    """The quantifiers of a text, in order; a word inside a longer one ("nearly all") is not listed again."""
    text = unicodedata.normalize("NFC", text)
    pattern, claims = _spoken("sv" if language.startswith("sv") else "en")
    return [
        Quantifier(match.group(), match.start(), match.end(), claims[match.group().casefold()])
        for match in pattern.finditer(text)
    ]


@cache
def _spoken(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all forms, the longest first, and the claim of each."""
    claims = {form: claim for claim, forms in _FORMS[language].items() for form in forms}
    longest_first = "|".join(re.escape(form) for form in sorted(claims, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{longest_first})(?![^\W_])", re.IGNORECASE), claims


def is_borne_out(claim: str, behind: int, of: int) -> bool:
    """Whether `behind` of `of` people support the claim: all of them, more than half, or none.

    False where there are no people to count (`of` is 0). Raises ValueError for an unknown claim.
    """
    if claim not in {"all", "most", "none"}:
        raise ValueError(f"no such claim: {claim}")
    if of <= 0:
        return False
    return {"all": behind >= of, "most": 2 * behind > of, "none": behind == 0}[claim]


def unborne(text: str, language: str, behind: int, of: int) -> list[Quantifier]:
    """The quantifiers that the people behind the sentence (`behind` of `of`) do not support."""
    return [word for word in quantifiers(text, language) if not is_borne_out(word.claim, behind, of)]
