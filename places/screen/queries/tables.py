"""The scene while tables put pictures together: each table's piles as they grow, side by side."""

from dataclasses import dataclass

from places.boards.queries.board import BoardView, table_boards
from places.people.queries.people import GroupFacts
from places.screen.queries.packing import HEIGHT, WIDTH, Packed, packed_piles
from places.screen.queries.slides import SceneView, Slide
from places.workshops.queries.workshops import WorkshopFacts

MOST_AT_ONCE = 6  # tables on one slide
MOST_WAITING = 18  # pictures of one table that are still to be placed
TITLE, SPACE, PADDING, HEAD = 78, 24, 22, 62  # heights, in units of the stage
COLUMNS = {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3}


@dataclass(frozen=True)
class TableOnScreen:
    """One table: its piles without the names it gave them, how far it is, and what waits (the last of the piles)."""

    board: int
    group: GroupFacts
    sheet: Packed
    waiting: int | None
    placed: int
    photos: int


@dataclass(frozen=True)
class TablesSlide:
    """Some tables side by side, in so many columns."""

    columns: int
    tables: tuple[TableOnScreen, ...]


def cluster(workshop: WorkshopFacts) -> SceneView:
    """Return the tables, on as many slides as they need, about as many on each. Four queries."""
    return SceneView("cluster", "places/screen/cluster.html", tables_slides(workshop), every=15)


def tables_slides(workshop: WorkshopFacts) -> tuple[Slide, ...]:
    """Return the slides with all tables."""
    boards = [board for board in table_boards(workshop.id) if board.group]
    slides = -(-len(boards) // MOST_AT_ONCE)
    each = -(-len(boards) // slides) if slides else 1
    return tuple(_slide(boards[start : start + each]) for start in range(0, len(boards), each))


def _slide(boards: list[BoardView]) -> Slide:
    columns = COLUMNS[len(boards)]
    rows = -(-len(boards) // columns)
    width = (WIDTH - SPACE * (columns - 1)) // columns - 2 * PADDING
    height = (HEIGHT - TITLE - SPACE * (rows - 1)) // rows - 2 * PADDING - HEAD
    tables = tuple(_table(board, board.group, width, height) for board in boards if board.group)
    keys = tuple(f"table-{table.group.id}" for table in tables)
    label = ", ".join(table.group.name for table in tables)
    return Slide(keys, "places/screen/slides/tables.html", TablesSlide(columns, tables), label)


def _table(board: BoardView, group: GroupFacts, width: int, height: int) -> TableOnScreen:
    piles = [pile.cards for pile in board.clusters if pile.cards]
    waiting = board.tray[:MOST_WAITING]
    sheet = packed_piles([*piles, waiting], width, height)
    return TableOnScreen(board.id, group, sheet, len(piles) if waiting else None, board.placed, board.photos)
