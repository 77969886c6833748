"""Common words of a language: written with a capital they name nothing.

About 20,000 forms each, without names (data/keyness/README.md says where they are from). Read when first needed.
"""

from functools import cache

from places.vision.methods.plan_language import TABLES, plan_language
from places.vision.methods.tokens import LANGUAGES, STEM_LETTERS, Word, word_list

SHORTEST_COMPARED = 4
_PREFIXES = ("re", "un")
# What makes an abstract noun of another word.
_NOUN_ENDINGS = ("ity", "ness", "ment")


def is_common(word: Word, language: str) -> bool:
    """Whether the word in small letters is an ordinary word of the language, with or without a final s,
    or an abstract noun made of one.
    """
    key = word.plain
    return (
        key in word_list("not_anchors", language)
        or key in word_list("stop_words", language)
        or key in _forms(language)
        or (key.endswith("s") and len(key) > SHORTEST_COMPARED and key[:-1] in _forms(language))
        or any(key.endswith(end) and key.removesuffix(end) in _forms(language) for end in _NOUN_ENDINGS)
        or plan_language(language).is_plan_word(word.stem)
    )


def is_like_a_common_word(word: Word, language: str) -> bool:
    """Whether it begins as an ordinary word does, or is one: other forms and compounds of those words too."""
    return (
        is_common(word, language)
        or len(word.key) < SHORTEST_COMPARED
        or word.stem in _stems(language)
        or any(word.key.startswith(prefix) and word.key[2:] in _forms(language) for prefix in _PREFIXES)
    )


@cache
def _forms(language: str) -> frozenset[str]:
    known = language[:2] if language[:2] in LANGUAGES else LANGUAGES[0]
    return frozenset((TABLES / f"common_{known}.txt").read_text(encoding="utf-8").split())


@cache
def _stems(language: str) -> frozenset[str]:
    return frozenset(form[:STEM_LETTERS] for form in _forms(language))
