"""Where pictures lay on the tables' boards: all of these small on one slide, from which they fly into shared piles."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil, sqrt

from places.boards.queries.board_views import BoardView
from places.boards.queries.cards import CardView
from places.mural.methods.islands import Spacing
from places.people.queries.people import GroupFacts
from places.screen.queries.packing import HEIGHT, WIDTH, PackedPicture, PileGround, packed_piles
from places.screen.queries.tables import COLUMNS, MOST_WAITING

SPACE, PADDING, HEAD = 24, 16, 44  # between boards, inside one, and the height of its table's name
WIDER = 1.6  # times as wide as high is a board, where there are many
MOST_PICTURES = 400  # with more, each is only its colour


@dataclass(frozen=True)
class SmallBoard:
    """One table's board at its place: its own ground, those of its piles, and its pictures."""

    group: GroupFacts
    ground: PileGround
    piles: tuple[PileGround, ...]
    pictures: tuple[PackedPicture, ...]

    @property
    def left(self) -> int:
        """Where its name begins."""
        return self.ground.x + PADDING

    @property
    def wide(self) -> int:
        """The width that its name has."""
        return self.ground.width - 2 * PADDING


@dataclass(frozen=True)
class TablesSheet:
    """All tables' boards on one slide; `has_pictures` is False where there are so many that colours stand for them."""

    boards: tuple[SmallBoard, ...] = ()
    has_pictures: bool = True
    head: int = HEAD
    places: Mapping[int, tuple[PackedPicture, ...]] = field(default_factory=dict)

    def origin(self, photo: int, turn: int) -> str:
        """Return "x y width height" of a photo on one of the boards where it lies, another one each `turn`.

        Empty where it lies on none.
        """
        found = self.places.get(photo, ())
        if not found:
            return ""
        one = found[turn % len(found)]
        return f"{one.x} {one.y} {one.width} {one.height}"


def tables_sheet(boards: Sequence[BoardView]) -> TablesSheet:
    """Lay out the boards of tables that have put pictures together, side by side on a slide."""
    sorting = [(board, board.group) for board in boards if board.group and board.placed]
    grounds = _grid(len(sorting))
    small = tuple(
        _small(board, group, ground) for (board, group), ground in zip(sorting, grounds, strict=True)
    )
    places: dict[int, list[PackedPicture]] = defaultdict(list)
    for (board, _group), laid in zip(sorting, small, strict=True):
        for card, picture in zip(_cards(board), laid.pictures, strict=True):
            places[card.photo].append(picture)
    lying = sum(len(each.pictures) for each in small)
    found = {photo: tuple(pictures) for photo, pictures in places.items()}
    return TablesSheet(small, lying <= MOST_PICTURES, HEAD, found)


def _grid(number: int) -> list[PileGround]:
    """Places for so many boards, row by row."""
    columns = COLUMNS.get(number) or max(1, ceil(sqrt(number * WIDTH / HEIGHT / WIDER)))
    rows = max(1, ceil(number / columns))
    width = (WIDTH - SPACE * (columns - 1)) // columns
    height = (HEIGHT - SPACE * (rows - 1)) // rows
    return [
        PileGround(place % columns * (width + SPACE), place // columns * (height + SPACE), width, height)
        for place in range(number)
    ]


def _piles(board: BoardView) -> list[tuple[CardView, ...]]:
    """Its piles, and what waits to be placed as the last."""
    piles = [pile.cards for pile in board.clusters if pile.cards]
    return [*piles, board.tray[:MOST_WAITING]] if board.tray else piles


def _cards(board: BoardView) -> list[CardView]:
    return [card for pile in _piles(board) for card in pile]


def _small(board: BoardView, group: GroupFacts, ground: PileGround) -> SmallBoard:
    left, top = ground.x + PADDING, ground.y + PADDING + HEAD
    laid = packed_piles(
        _piles(board), ground.width - 2 * PADDING, ground.height - 2 * PADDING - HEAD, Spacing(14, 6, 0)
    )
    return SmallBoard(
        group,
        ground,
        tuple(replace(pile, x=pile.x + left, y=pile.y + top) for pile in laid.islands),
        tuple(replace(picture, x=picture.x + left, y=picture.y + top) for picture in laid.pictures),
    )
