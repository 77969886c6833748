"""How much room words and pictures take on a page, estimated, so that pictures can fill what the words leave free."""

import unicodedata
from dataclasses import dataclass
from math import ceil

from django.utils.translation import get_language

CM_PER_POINT = 2.54 / 72
LETTER_WIDTH, LINE_HEIGHT = 0.46, 1.3  # of the font's size: an average letter, a line of the text's typeface
MOST_CUT = 0.7  # at least this much of a picture stays when it is cut to fit


def text_height(text: str, *, size: float, width: float, lines: float = 1.25, after: float = 6) -> float:
    """Return the height in cm of a paragraph of `size` points in `width` cm, with the space `after` it (points)."""
    in_a_line = max(width / CM_PER_POINT / (size * LETTER_WIDTH), 1)
    rows = sum(max(ceil(_letters(row) / in_a_line), 1) for row in text.split("\n"))
    return (rows * size * lines * LINE_HEIGHT + after) * CM_PER_POINT


def _letters(text: str) -> float:
    """The width of a text in average letters: wide ones (Chinese, emoji) count twice."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def type_size(letters: int, sizes: dict[int, float], least: float) -> float:
    """Return the size of the first entry of `sizes` ({most letters: points}) that holds `letters`, or `least`."""
    return next((size for most, size in sizes.items() if letters <= most), least)


@dataclass(frozen=True)
class PictureBox:
    """The place of a picture, in cm."""

    width: float
    height: float


def fitted_box(pixels: tuple[int, int], width: float, height: float) -> PictureBox:
    """Return the box inside `width` by `height` for a picture of these pixels: filled where little need be cut."""
    shape = max(pixels[0], 1) / max(pixels[1], 1)
    if shape < MOST_CUT * width / height:
        return PictureBox(height * shape / MOST_CUT, height)
    if shape > width / height / MOST_CUT:
        return PictureBox(width, width / (shape * MOST_CUT))
    return PictureBox(width, height)


def rows_for(count: int, width: float, height: float, *, shape: float = 4 / 3) -> list[int]:
    """Return how many of `count` pictures stand in each row of a mosaic, so that each is nearest to `shape`."""
    if not count:
        return []

    def strange(rows: int) -> float:
        cell = (width / (count / rows)) / (height / rows)
        return max(cell / shape, shape / cell)

    rows = min(range(1, count + 1), key=strange)
    return [count // rows + (row < count % rows) for row in range(rows)]


@dataclass(frozen=True)
class Paper:
    """A size of paper with its margins, in centimetres."""

    width: float
    height: float
    side: float = 2.3
    top: float = 2.0
    bottom: float = 2.2

    @property
    def body_width(self) -> float:
        """The width of the text."""
        return self.width - 2 * self.side

    @property
    def body_height(self) -> float:
        """The height of the text."""
        return self.height - self.top - self.bottom


A4, LETTER = Paper(21.0, 29.7), Paper(21.59, 27.94)


def paper() -> Paper:
    """Return the paper of the active language: Letter for English of the United States, else A4."""
    return LETTER if (get_language() or "").lower() == "en-us" else A4
