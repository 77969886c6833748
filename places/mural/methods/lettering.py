"""How large words may be so that they fit a box: by counting letters, the same on every machine without its fonts."""

import unicodedata
from collections.abc import Iterator
from math import ceil

LETTER, LINE = (
    0.56,
    1.2,
)  # width of a letter and height of a line, in sizes of type: semi-bold, rather too wide
STEP = 0.93
BREAKS = 1.1  # lines end before their width does where a word breaks only between its syllables
MOST_WHOLE = 30  # letters: longer words are broken rather than set in the type that holds them whole


def type_size(text: str, width: float, height: float, largest: float, smallest: float) -> float:
    """Return the largest size of type (at most `largest`) at which `text` fits, words of up to 30 letters whole.

    `smallest` where it fits at none: what is too long is then cut by whoever draws it.
    """
    widths = [letters_of(word) for word in text.split()]
    longest = max((width for width in widths if width <= MOST_WHOLE), default=0)
    for size in _sizes(largest, smallest):
        per_line = max(1, int(width / (size * LETTER)))
        if longest <= per_line and lines_of(text, per_line) * size * LINE <= height:
            return size
    return smallest


def lines_of(text: str, per_line: int) -> int:
    """Return how many lines of so many letters `text` takes, broken between words, and within longer ones."""
    lines, left = 1, per_line
    for width in map(letters_of, text.split()):
        need = width + (left < per_line)
        if need <= left:
            left -= need
            continue
        broken = ceil(width * BREAKS / per_line) if width > per_line else 1
        lines += broken if left < per_line else broken - 1
        left = per_line - (width % per_line or per_line)
    return lines


def letters_of(word: str) -> int:
    """Return how many letters wide a word is: two for each Chinese, Japanese or Korean letter or picture letter."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in word)


def _sizes(largest: float, smallest: float) -> Iterator[float]:
    size = largest
    while size > smallest:
        yield size
        size *= STEP
    yield smallest
