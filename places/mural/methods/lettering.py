"""How large words may be so that they fit a box: by counting letters, the same on every machine without its fonts."""

from collections.abc import Iterator
from math import ceil

LETTER, LINE = (
    0.56,
    1.2,
)  # width of a letter and height of a line, in sizes of type: semi-bold, rather too wide
STEP = 0.93


def type_size(text: str, width: float, height: float, largest: float, smallest: float) -> float:
    """Return the largest size of type (at most `largest`) at which `text` fits, its words whole where they can be.

    `smallest` where it fits at none: what is too long is then cut by whoever draws it.
    """
    for size in _sizes(largest, smallest):
        per_line = max(1, int(width / (size * LETTER)))
        longest = max((len(word) for word in text.split()), default=0)
        if longest <= per_line and lines_of(text, per_line) * size * LINE <= height:
            return size
    return smallest


def lines_of(text: str, per_line: int) -> int:
    """Return how many lines of so many letters `text` takes, broken between words, and within longer ones."""
    lines, left = 1, per_line
    for word in text.split():
        need = len(word) + (left < per_line)
        if need <= left:
            left -= need
            continue
        lines += ceil(len(word) / per_line) if left < per_line else ceil(len(word) / per_line) - 1
        left = per_line - (len(word) % per_line or per_line)
    return lines


def _sizes(largest: float, smallest: float) -> Iterator[float]:
    size = largest
    while size > smallest:
        yield size
        size *= STEP
    yield smallest
