"""The mural laid out on a sheet, in whole units: what the page, the big screen and the printed file draw."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from places.boards.queries.cards import CardView
from places.mural.methods.islands import Island, Spacing, islands
from places.mural.methods.lettering import type_size
from places.mural.methods.rows import SheetBox, flowing_rows, proportion
from places.mural.queries.mural import Mural, MuralPile

WORDS_RATIO = 1.4  # width / height of a card that is only words
LARGEST_WORDS, EDGE = (
    0.14,
    0.08,
)  # of the height of a words-only card: its type, and the space around its words
ROOM_EACH = 46_000  # square units for a picture on a page of 1600 units
PHONE, PHONE_ROW, PHONE_LEAST, PHONE_SEAM = 360, 118, 100, 6


@dataclass(frozen=True)
class Rect:
    """A box in whole units."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class PlacedPicture:
    """One picture at its place; `type` is the size of its words where it has no picture. `variant` is large enough."""

    card: CardView
    at: Rect
    type: int
    variant: str

    @property
    def described(self) -> str:
        """Its alternative text."""
        return self.card.see or self.card.essence or _("A picture")

    @property
    def words(self) -> str:
        """What stands on a card without a picture."""
        return self.card.essence or self.card.see


@dataclass(frozen=True)
class PlacedPile:
    """One island at its place, with its name and pictures; `name_type` is the size of the name."""

    pile: MuralPile
    at: Rect
    name_at: Rect
    name_type: int
    pictures: tuple[PlacedPicture, ...]


@dataclass(frozen=True)
class Sheet:
    """The whole mural, in units; `dots` of the device are one unit."""

    width: int
    height: int
    piles: tuple[PlacedPile, ...]


def sheet(mural: Mural, width: int, height: int, *, name: int, dots: float) -> Sheet:
    """Return the mural on a sheet of this size. `name` is the height of the piles' names (two lines)."""
    spacing = Spacing(gap=name * 0.4, seam=max(4.0, name * 0.16), name=name)
    found = islands([_ratios(pile.pictures) for pile in mural.piles], width, height, spacing)
    placed = (_placed(pile, island, dots) for pile, island in zip(mural.piles, found, strict=True))
    return Sheet(width, height, tuple(placed))


def page_sheet(mural: Mural) -> Sheet:
    """Return the mural as wide screens show it: 1600 units wide, and as high as its pictures need."""
    count = sum(len(pile.pictures) for pile in mural.piles)
    height = max(760, round(count * ROOM_EACH / 1600 + len(mural.piles) * 8))
    return sheet(mural, 1600, height, name=56, dots=1.2)


def phone_sheet(mural: Mural) -> Sheet:
    """Return the mural as phones show it: each pile's pictures in a box of their own, 360 units wide."""
    placed = []
    for pile in mural.piles:
        rows = flowing_rows(_ratios(pile.pictures), PHONE, PHONE_ROW, PHONE_SEAM, PHONE_LEAST)
        height = max(row.y + row.height for row in rows)
        at = _rect(SheetBox(0, 0, PHONE, height))
        pictures = tuple(_picture(*each, 1.0) for each in zip(pile.pictures, rows, strict=True))
        placed.append(PlacedPile(pile, at, at, 0, pictures))
    return Sheet(PHONE, 0, tuple(placed))


def _ratios(cards: Sequence[CardView]) -> list[float]:
    return [proportion(card.width, card.height) if card.key else WORDS_RATIO for card in cards]


def _placed(pile: MuralPile, island: Island, dots: float) -> PlacedPile:
    name = island.name
    return PlacedPile(
        pile=pile,
        at=_rect(island.box),
        name_at=_rect(name),
        name_type=round(
            type_size(pile.name, name.width * 0.94, name.height, name.height * 0.62, name.height * 0.26)
        ),
        pictures=tuple(_picture(*each, dots) for each in zip(pile.pictures, island.pictures, strict=True)),
    )


def _picture(card: CardView, box: SheetBox, dots: float) -> PlacedPicture:
    at = _rect(box)
    wide, high = at.width * (1 - 2 * EDGE), at.height * (1 - 2 * EDGE)
    size = type_size(card.essence or card.see, wide, high, at.height * LARGEST_WORDS, at.height * 0.05)
    longest = max(at.width, at.height) * dots
    variant = "small" if longest <= 320 else "medium" if longest <= 1000 else "large"
    return PlacedPicture(card, at, max(1, round(size)), variant)


def _rect(box: SheetBox) -> Rect:
    left, top = round(box.x), round(box.y)
    return Rect(left, top, max(1, round(box.x + box.width) - left), max(1, round(box.y + box.height) - top))
