"""Words of a text: cut, stemmed, and sifted, one way for every method that counts them.

A stem is a word's first six letters, as in the tables of plan language. Stop words are our own lists.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
STEM_LETTERS = 6
SHORTEST = 3
LANGUAGES = ("en", "sv")

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# A capital after one of these is a beginning, not a name.
_BREAK = re.compile(r"[.!?:;•\n\r…]|\s[-–—*]\s")
_GENITIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True)
class Word:
    """One word of a text: as written, its place in the text, and whether a sentence begins with it."""

    text: str
    start: int
    end: int
    begins: bool

    @property
    def key(self) -> str:
        """The word in small letters, without a closing 's."""
        return _GENITIVE.sub("", self.text.casefold())

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
        begins = not found or bool(_BREAK.search(text, end, match.start()))
        end = match.end()
        found.append(Word(match.group(), match.start(), end, begins))
    return found


def is_content(word: Word, language: str) -> bool:
    """Whether the word says something: three letters or more, and no stop word of its language."""
    key = word.key
    return len(key) >= SHORTEST and _plain(key) not in word_list("stop_words", language)


def content_words(text: str, language: str) -> list[Word]:
    """The words of a text that say something."""
    return [word for word in words(text) if is_content(word, language)]


def content_stems(texts: Iterable[str], language: str) -> set[str]:
    """The stems of all words that say something in these texts."""
    return {word.stem for text in texts for word in content_words(text, language)}


@cache
def word_list(name: str, language: str) -> frozenset[str]:
    """One of our word lists; languages we have no list for take the English one."""
    known = language[:2] if language[:2] in LANGUAGES else LANGUAGES[0]
    lines = (DATA / f"{name}_{known}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(_plain(word) for line in lines if not line.startswith("#") for word in line.split())


def _plain(key: str) -> str:
    return key.replace("'", "").replace("’", "")
