"""Anchors: words that connect a sentence with one particular place.

Names that do not merely begin a sentence, acronyms, numbers other than target years and small counts, and
words of the workshop's own. The place's own name is no anchor: it would make every sentence specific.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from places.vision.methods.plan_language import plan_language
from places.vision.methods.tokens import STEM_LETTERS, Word, content_of, word_list, words

# Years people plan for, spans of them (2025/26, 2025-2030) and their decades.
_TARGET_YEARS = re.compile(r"\b20[2-9]\d(?:\s?[-–—/]\s?(?:20)?\d\d)?s?\b|\b2100s?\b")
_NUMBER = re.compile(
    r"(?<![^\W_])\d+(?:[.,\u00a0 ]\d{3})*(?:[.,]\d+)?(?:-?(?:st|nd|rd|th|s|:e|:a))?(?![^\W_])"
)
SMALL_COUNT = 12
# From this share of capitals among the content words (the first apart) they are a heading's manner.
TITLE_CASE = 0.7


@dataclass(frozen=True)
class Anchor:
    """An anchor, its position in the text, and its kind: "local", "name", "acronym" or "number"."""

    text: str
    start: int
    end: int
    kind: str


def masked(text: str, place_forms: Collection[str]) -> str:
    """The text (in NFC) with all forms of the place's own name blanked out, the positions of the rest
    unchanged.
    """
    text = unicodedata.normalize("NFC", text)
    pattern = _name_forms(frozenset(place_forms))
    return pattern.sub(lambda match: " " * len(match.group()), text) if pattern else text


@lru_cache(maxsize=64)
def _name_forms(place_forms: frozenset[str]) -> re.Pattern[str] | None:
    forms = {unicodedata.normalize("NFC", form).strip() for form in place_forms} - {""}
    if not forms:
        return None
    any_form = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{any_form})(?:['’]?s|['’])?(?![^\W_])", re.IGNORECASE)


def anchors(
    text: str, *, language: str, place_forms: Collection[str] = (), local_words: Collection[str] = ()
) -> tuple[Anchor, ...]:
    """All anchors of a sentence in order of appearance, without overlaps.

    `place_forms` are the known forms of the place's name, `local_words` the workshop's own words or phrases.
    """
    bare = masked(text, place_forms)
    return anchors_among(words(bare), bare, language=language, local_words=local_words)


def anchors_among(
    found: list[Word], bare: str, *, language: str, local_words: Collection[str] = ()
) -> tuple[Anchor, ...]:
    """The same for a text whose words have been cut already; `bare` is the masked text."""
    candidates = [*_local(found, bare, local_words), *_numbers(bare), *_names(found, language)]
    kept: list[Anchor] = []
    for anchor in candidates:
        if all(anchor.end <= other.start or anchor.start >= other.end for other in kept):
            kept.append(anchor)
    return tuple(sorted(kept, key=lambda anchor: anchor.start))


def _local(found: list[Word], bare: str, local_words: Collection[str]) -> list[Anchor]:
    keys, stems, phrases = _local_forms(frozenset(local_words))
    local = [
        Anchor(word.text, word.start, word.end, "local")
        for word in found
        if word.key in keys or word.stem in stems
    ]
    if phrases:
        local += [
            Anchor(match.group(), match.start(), match.end(), "local") for match in phrases.finditer(bare)
        ]
    return sorted(local, key=lambda anchor: anchor.start - anchor.end)


@lru_cache(maxsize=8)
def _local_forms(
    local_words: frozenset[str],
) -> tuple[frozenset[str], frozenset[str], re.Pattern[str] | None]:
    """Single words, the stems of the longer ones, and a pattern of the phrases, the longest first."""
    keys = {unicodedata.normalize("NFC", word).casefold().strip() for word in local_words} - {""}
    single = {key for key in keys if " " not in key}
    stems = {word.stem for key in single for word in words(key) if len(word.stem) == STEM_LETTERS}
    phrases = "|".join(map(re.escape, sorted(keys - single, key=len, reverse=True)))
    pattern = re.compile(rf"(?<![^\W_])(?:{phrases})(?![^\W_])", re.IGNORECASE) if phrases else None
    return frozenset(single), frozenset(stems), pattern


def _numbers(text: str) -> list[Anchor]:
    without_years = _TARGET_YEARS.sub(lambda match: " " * len(match.group()), text)
    return [
        Anchor(match.group(), match.start(), match.end(), "number")
        for match in _NUMBER.finditer(without_years)
        if not _is_small(match.group())
    ]


def _is_small(number: str) -> bool:
    digits = re.match(r"\d+$", number)
    if digits:
        return int(number) <= SMALL_COUNT
    # "21st" and "2nd" only count in order; "1950s" names a time of its own.
    return number[-1].isalpha() and not number.endswith("s")


def _names(found: list[Word], language: str) -> list[Anchor]:
    if _is_shouted(found):
        return []
    headed = _is_title_case(found, language)
    return [
        Anchor(word.text, word.start, word.end, "acronym" if _is_acronym(word) else "name")
        for word in found
        if _is_acronym(word) or (not headed and not word.begins and word.text[0].isupper())
        if _can_tie(word, language)
    ]


def _is_acronym(word: Word) -> bool:
    return word.text.isupper() and sum(letter.isupper() for letter in word.text) > 1


def _can_tie(word: Word, language: str) -> bool:
    """Whether a capitalised word can be an anchor: not an ordinary word such as Council, Health, Our."""
    common = word_list("not_anchors", language) | word_list("stop_words", language)
    return (
        word.plain not in common
        and word.stem != "place"
        and len(word.key) > 1
        and not plan_language(language).standing_in(word)
    )


def _is_shouted(found: list[Word]) -> bool:
    return bool(found) and all(word.text.upper() == word.text for word in found)


def _is_title_case(found: list[Word], language: str) -> bool:
    """Whether this is an English heading, whose capitals name nothing (Swedish headings have none)."""
    if language.startswith("sv"):
        return False
    inner = [word for word in content_of(found, language) if not word.begins and word.text[0].isalpha()]
    capitals = sum(word.text[0].isupper() for word in inner)
    ordinary = any(plan_language(language).standing_in(word) for word in inner if word.text[0].isupper())
    return len(inner) > 2 and ordinary and capitals >= TITLE_CASE * len(inner)
