"""Anchors: words that connect a sentence with one particular place.

Names and acronyms whose small letters are no common word of the language, numbers that belong to one place (see
place_numbers), and words of the workshop's own. The place's own name is no anchor: it would make every sentence
specific.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from places.vision.methods.common_words import is_common, is_like_a_common_word
from places.vision.methods.place_numbers import numbers_of_a_place
from places.vision.methods.tokens import STEM_LETTERS, Word, words

# What may follow the place's name: a genitive, or its people (Londoners, Jönköpingsbor, Stockholmare).
_OF_A_NAME = r"(?:['’]?s|['’]|s?bo(?:r|rna|rnas|n)?|are|arna|arnas|ers?|ians?|ites?|s?regionen)?"
_LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÉÜØÆ")


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
    return re.compile(rf"(?<![^\W_])(?:{any_form}){_OF_A_NAME}(?![^\W_])", re.IGNORECASE)


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
    return [Anchor(text[start:end], start, end, "number") for start, end in numbers_of_a_place(text)]


def _names(found: list[Word], language: str) -> list[Anchor]:
    if _is_shouted(found):
        return []
    return [
        Anchor(word.text, word.start, word.end, "acronym" if _is_acronym(word) else "name")
        for word in found
        if word.text[0].isupper() and len(word.key) > 1 and _is_name(word, language)
    ]


def _is_name(word: Word, language: str) -> bool:
    """Whether a capitalised word names something. At the beginning of a sentence, where every word has a capital, it
    must not even begin like a common word, and be in letters of which we have a list.
    """
    if word.stem == "place":
        return False
    if word.begins and not _is_acronym(word):
        return word.text[0] in _LATIN and not is_like_a_common_word(word, language)
    return not is_common(word, language)


def _is_acronym(word: Word) -> bool:
    return word.text.isupper() and sum(letter.isupper() for letter in word.text) > 1


def _is_shouted(found: list[Word]) -> bool:
    """Whether everything is in capitals. Letters without a case (Arabic, Chinese) are not."""
    lettered = [word.text for word in found if any(map(str.isalpha, word.text))]
    return bool(lettered) and all(map(str.isupper, lettered))
