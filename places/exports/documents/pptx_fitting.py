"""How large text may be on a slide, measured with the letters of its typeface, and what goes on to the next slide."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from django.conf import settings
from PIL import ImageFont

from places.exports.documents.page_plan import CM_PER_POINT

SENTENCE, TEXT, QUOTE, SMALL, POINT, HEADING = "sentence", "text", "quote", "small", "point", "heading"
SIZES = (34.0, 30.0, 27.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0)  # of which the first that fits
LEAST_SIZE = 12.0
CONTINUED_SIZE = 16.0  # where none fits, and the text goes on
# A computer without our typefaces shows others, which are wider.
WIDER, LINE_HEIGHT, UNKNOWN_LETTER = 1.1, 1.32, 0.62
_FOLDER = settings.BASE_DIR / "static" / "fonts" / "ttf"
_MEASURED_AT = 100


@dataclass(frozen=True)
class LineKind:
    """How one kind of paragraph is set: its size as a part of the text's, the space after it, its typeface."""

    scale: float = 1.0
    after: float = 0.55  # of its size
    is_display: bool = False
    indent: float = 0.0  # cm

    def size(self, size: float) -> float:
        """Return the size in points of its letters where the text has `size`: readable on a wall, however small."""
        return max(size * self.scale, LEAST_SIZE)


KINDS = {
    SENTENCE: LineKind(1.1, 0.6, is_display=True),
    TEXT: LineKind(),
    QUOTE: LineKind(1.0, 0.6, indent=0.5),
    SMALL: LineKind(0.7, 0.5),
    POINT: LineKind(1.0, 0.45, indent=1.0),
    HEADING: LineKind(1.0, 0.35, is_display=True),
}


@dataclass(frozen=True)
class SlideLine:
    """One paragraph of a slide; `by` is the name after somebody's words."""

    text: str
    kind: str = TEXT
    by: str = ""

    @property
    def whole(self) -> str:
        """The text with the name after it."""
        return f"{self.text} — {self.by}" if self.by else self.text


@dataclass(frozen=True)
class FittedText:
    """The paragraphs of one slide, and the size of their text in points."""

    size: float
    lines: tuple[SlideLine, ...]


def fitted(lines: Sequence[SlideLine], width: float, height: float) -> list[FittedText]:
    """Return these paragraphs for a box of `width` by `height` cm: as large as they fit, else on several slides."""
    for size in SIZES:
        if sum(line_height(line, size, width) for line in lines) <= height:
            return [FittedText(size, tuple(lines))]
    return [FittedText(CONTINUED_SIZE, page) for page in _pages(lines, width, height)]


def title_size(text: str, width: float, height: float, sizes: Sequence[float]) -> float:
    """Return the first of these sizes at which a title fits its box, or the last."""
    sizes = tuple(sizes)
    fits = (
        size
        for size in sizes
        if _rows(text, size, width, is_display=True) * size * 1.2 * CM_PER_POINT <= height
    )
    return next(fits, sizes[-1])


def _pages(lines: Sequence[SlideLine], width: float, height: float) -> Iterator[tuple[SlideLine, ...]]:
    page: list[SlideLine] = []
    free = height
    for line in (piece for each in lines for piece in _pieces(each, width, height)):
        needed = line_height(line, CONTINUED_SIZE, width)
        if page and needed > free:
            yield tuple(page)
            page, free = [], height
        page.append(line)
        free -= needed
    if page:
        yield tuple(page)


def _pieces(line: SlideLine, width: float, height: float) -> Iterator[SlideLine]:
    """Yield a paragraph in pieces that each fit a slide: parted between words, a very long word anywhere."""
    if line_height(line, CONTINUED_SIZE, width) <= height:
        yield line
        return
    most = max(len(line.text) * height / line_height(line, CONTINUED_SIZE, width) * 0.85, 20)
    left = line.text
    while left:
        end = len(left) if len(left) <= most else left.rfind(" ", 0, int(most)) + 1 or int(most)
        piece, left = left[:end].strip(), left[end:]
        yield replace(line, text=piece, by="" if left else line.by)


def line_height(line: SlideLine, size: float, width: float) -> float:
    """Return the height in cm of one paragraph at this size of the text, with the space after it."""
    kind = KINDS[line.kind]
    own = kind.size(size)
    rows = sum(
        _rows(row, own, width - kind.indent, is_display=kind.is_display) for row in line.whole.split("\n")
    )
    return (rows * LINE_HEIGHT + kind.after) * own * CM_PER_POINT


def _rows(text: str, size: float, width: float, *, is_display: bool) -> int:
    """How many rows a text takes that is broken between words."""
    rows, used = 1, 0.0
    space = letters_width(" ", is_display=is_display) * size * CM_PER_POINT * WIDER
    for word in text.split():
        wide = letters_width(word, is_display=is_display) * size * CM_PER_POINT * WIDER
        if used and used + space + wide > width:
            rows, used = rows + 1, 0.0
        rows += int(wide // width)
        used = (used + space if used else 0.0) + wide % width
    return rows


@cache
def _font(*, is_display: bool) -> ImageFont.FreeTypeFont:
    name = "Fraunces-SemiBold.ttf" if is_display else "AtkinsonHyperlegibleNext-Regular.ttf"
    return ImageFont.truetype(_FOLDER / name, _MEASURED_AT)


@lru_cache(maxsize=4096)
def letters_width(text: str, *, is_display: bool) -> float:
    """Return the width of a text in ems of its typeface; letters that it lacks are estimated."""
    known = "".join(letter for letter in text if ord(letter) < 0x250 or 0x2010 <= ord(letter) <= 0x2026)
    others = sum(
        1.0 if unicodedata.east_asian_width(letter) in "WF" else UNKNOWN_LETTER
        for letter in text
        if letter not in known
    )
    return float(_font(is_display=is_display).getlength(known)) / _MEASURED_AT + others
