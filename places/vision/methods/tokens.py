"""Tokens of a text, their stems, and content words, in the same way for every method that counts them.

A stem is a word's first six letters, as in the tables of plan language. Stop words are our own lists.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"
STEM_LETTERS = 6
SHORTEST = 3
LANGUAGES = ("en", "sv")

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# A capital after one of these is a beginning, not a name.
_BREAK = re.compile(r"[.!?:;•\n\r…]|\s[-–—*]\s")
_ABSTRACT = re.compile(r"..(?:het|else|ning|tion|skap|itet|ande)$")
_GENITIVE = re.compile(r"['’]s?$")


class Word(NamedTuple):
    """One word of a text: as written, its place in the text, whether a sentence begins with it, and its key: the
    word in small letters, without a closing 's.
    """

    text: str
    start: int
    end: int
    begins: bool
    key: str

    @property
    def plain(self) -> str:
        """The key without apostrophes inside, as in our word lists ("im", "weve")."""
        return _plain(self.key)

    @property
    def stem(self) -> str:
        """The first six letters of the key."""
        return self.key[:STEM_LETTERS]


def words(text: str) -> list[Word]:
    """All words of a text, in order. Positions count in the NFC form of the text, which forms here
    are stored in.
    """
    text = unicodedata.normalize("NFC", text)
    found: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        start, written = match.start(), match.group()
        between = text[end:start]
        begins = not found or (between != " " and _BREAK.search(between) is not None)
        end = match.end()
        found.append(Word(written, start, end, begins, _key(written)))
    return found


def content_words(text: str, language: str) -> list[Word]:
    """The content words of a text."""
    return content_of(words(text), language)


def content_of(found: Iterable[Word], language: str) -> list[Word]:
    """The content words among these: three letters or more, and no stop word of their language."""
    stop = word_list("stop_words", language)
    return [word for word in found if len(word.key) >= SHORTEST and word.plain not in stop]


def content_keys(text: str, language: str) -> list[str]:
    """The keys of the content words, in order: faster than `content_words`, without positions."""
    stop = word_list("stop_words", language)
    keys = map(_key, _WORD.findall(unicodedata.normalize("NFC", text)))
    return [key for key in keys if len(key) >= SHORTEST and _plain(key) not in stop]


def content_stems(texts: Iterable[str], language: str) -> set[str]:
    """The stems of all content words of these texts."""
    return {key[:STEM_LETTERS] for text in texts for key in content_keys(text, language)}


@cache
def word_list(name: str, language: str) -> frozenset[str]:
    """One of our word lists; languages we have no list for take the English one."""
    known = language[:2] if language[:2] in LANGUAGES else LANGUAGES[0]
    lines = (DATA / f"{name}_{known}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(_plain(word) for line in lines if not line.startswith("#") for word in line.split())


@cache
def everyday_stems(language: str) -> frozenset[str]:
    """The stems of the plain words that people use anywhere: our own list."""
    return frozenset(word[:STEM_LETTERS] for word in word_list("everyday", language))


def is_abstract(key: str) -> bool:
    """Whether a Swedish word ends as abstract nouns do (-het, -else, -ning, -tion, -skap, -itet, -ande)."""
    return _ABSTRACT.search(key) is not None


def _key(written: str) -> str:
    key = written.casefold()
    return _GENITIVE.sub("", key) if "'" in key or "’" in key else key


def _plain(key: str) -> str:
    return key.replace("'", "").replace("’", "") if "'" in key or "’" in key else key
