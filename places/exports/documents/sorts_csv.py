"""All tables' sorts as a card sort in the five columns of Casolysis and kardSort."""

import csv
import io
from collections.abc import Iterable

from places.exports.queries.sorts import SortedCard

CARD, CARD_LABEL, PILE, PILE_NAME, TABLE = COLUMNS = (
    "card_id",
    "card_label",
    "category_id",
    "category_label",
    "user_id",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # how a spreadsheet's formulas begin


def sorts_csv(cards: Iterable[SortedCard]) -> bytes:
    """Return the file: UTF-8 with a byte order mark (for Excel), every cell quoted, no cell a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for card in cards:
        cells = (card.card, card.label, card.pile, card.pile_name, card.table)
        writer.writerow([guarded(str(cell)) for cell in cells])
    return out.getvalue().encode("utf-8-sig")


def guarded(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would compute, and before what already looks guarded."""
    return f"'{cell}" if cell.startswith(FORMULA) or unguarded(cell) != cell else cell


def unguarded(cell: str) -> str:
    """Take that apostrophe off again."""
    return cell[1:] if cell.startswith("'") and cell[1:].lstrip("'").startswith(FORMULA) else cell
