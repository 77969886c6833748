"""Pictures and words laid out on a slide: as large as can be, nothing cut, nothing upon another.

Lengths are units of a stage that is 1920 wide and 1080 high, whatever the projector's own size is; a slide is what its
margins and its foot leave of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice
from math import ceil, sqrt
from typing import Protocol

from places.mural.methods.islands import Spacing, islands
from places.mural.methods.lettering import LETTER, LINE, lines_of, type_size
from places.mural.methods.rows import SheetBox, proportion

STAGE_WIDTH, STAGE_HEIGHT = 1920, 1080
WIDTH, HEIGHT = 1766, 890  # of a slide
SEAM, GAP, WORDS_RATIO, PADDING = 14.0, 34.0, 1.4, 0.08
SMALLEST_TYPE = 22
SAFELY, ROOMY = (
    0.88,
    0.94,
)  # of width and height of a box are used: words of many m are wider than letters counted
SMALL_UP_TO, MEDIUM_UP_TO = (
    230,
    700,
)  # units of the longer side; twice as many pixels on the finest projectors


class Packable(Protocol):
    """What can be packed: a picture by its `key`, or words where that is empty."""

    @property
    def key(self) -> str:
        """The name of the picture's files."""

    @property
    def width(self) -> int:
        """Of the picture, in pixels."""

    @property
    def height(self) -> int:
        """Of the picture, in pixels."""

    @property
    def see(self) -> str:
        """What is seen in it."""

    @property
    def essence(self) -> str:
        """What its owner says with it."""


@dataclass(frozen=True)
class TextBox:
    """Words in a box, `type` being the size at which they fit."""

    text: str
    x: int
    y: int
    width: int
    height: int
    type: int


@dataclass(frozen=True)
class PackedPicture:
    """One picture or card of words at its place; `type` is the size of its words, `pile` the number of its pile."""

    card: Packable
    x: int
    y: int
    width: int
    height: int
    type: int
    pile: int = 0

    @property
    def words(self) -> str:
        """What stands on a card without a picture."""
        return self.card.essence or self.card.see

    @property
    def variant(self) -> str:
        """The rendition that is large enough."""
        longest = max(self.width, self.height)
        return "small" if longest <= SMALL_UP_TO else "medium" if longest <= MEDIUM_UP_TO else "large"


@dataclass(frozen=True)
class PileGround:
    """The ground of one pile."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Packed:
    """All pictures of one box, and the grounds of their piles where they are in several."""

    width: int
    height: int
    pictures: tuple[PackedPicture, ...]
    islands: tuple[PileGround, ...] = ()


def text_box(text: str, box: tuple[int, int, int, int], *, largest: int, tight: bool = False) -> TextBox:
    """Return words in a box (x, y, width, height), in a type of at most `largest`; `tight`: as high as they are."""
    x, y, width, height = box
    room = width * SAFELY
    size = int(type_size(text, room, height * ROOMY, largest, SMALLEST_TYPE))
    if tight:
        lines = lines_of(text, max(1, int(room / (size * LETTER))))
        height = min(height, round(lines * size * LINE / ROOMY))
    return TextBox(text, x, y, width, height, size)


def packed(cards: Sequence[Packable], width: int, height: int) -> Packed:
    """Return these cards in rows that fill a box, in order, and in the middle of it."""
    seam = min(SEAM, width / 50, height / 50)
    around = packed_piles(  # an island leaves a seam around its pictures, and half of one above
        [cards], round(width + 2 * seam), round(height + 2.5 * seam), Spacing(0, seam, 0)
    )
    left, top = round(seam), round(1.5 * seam)
    moved = (replace(one, x=max(0, one.x - left), y=max(0, one.y - top)) for one in around.pictures)
    return Packed(width, height, tuple(moved))


def packed_piles(
    piles: Sequence[Sequence[Packable]], width: int, height: int, spacing: Spacing | None = None
) -> Packed:
    """Return piles of cards as islands on a sheet, in order; those without a card are left out."""
    found = [list(pile) for pile in piles if pile]
    ratios = [
        [proportion(card.width, card.height) if card.key else WORDS_RATIO for card in pile] for pile in found
    ]
    placed = islands(ratios, width, height, spacing or Spacing(GAP, SEAM, 0))
    pictures = tuple(
        _placed(card, box, number)
        for number, (pile, island) in enumerate(zip(found, placed, strict=True))
        for card, box in zip(pile, island.pictures, strict=True)
    )
    return Packed(width, height, pictures, tuple(PileGround(*_whole(island.box)) for island in placed))


def wall(cards: Iterable[Packable], width: int, height: int) -> Packed:
    """Return a wall of equal tiles without a gap, filled from the beginning again where the cards do not suffice."""
    known = list(cards)
    if not known:
        return Packed(width, height, ())
    columns = max(1, round(sqrt(len(known) * width / height * 3 / 4)))
    rows = ceil(len(known) / columns)
    wide, tall = width / columns, height / rows
    places = (
        SheetBox(wide * (n % columns), tall * (n // columns), wide, tall) for n in range(columns * rows)
    )
    filled = islice(cycle(known), columns * rows)
    return Packed(width, height, tuple(map(_placed, filled, places)))


def _placed(card: Packable, box: SheetBox, pile: int = 0) -> PackedPicture:
    left, top, width, height = _whole(box)
    words = card.essence or card.see
    inside = (width * (1 - 2 * PADDING), height * (1 - 2 * PADDING))
    size = 0 if card.key else max(1, round(type_size(words, *inside, min(64.0, height / 4), height / 24)))
    return PackedPicture(card, left, top, width, height, size, pile)


def _whole(box: SheetBox) -> tuple[int, int, int, int]:
    left, top = round(box.x), round(box.y)
    return left, top, max(1, round(box.x + box.width) - left), max(1, round(box.y + box.height) - top)
