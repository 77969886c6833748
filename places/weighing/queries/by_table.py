"""The result by table, where tables are large enough that no person's choice can be inferred."""

from dataclasses import dataclass

from places.enums import Lens, Subject
from places.weighing.queries.items import Item
from places.weighing.queries.results import shown_tally
from places.workshops.queries.workshops import WorkshopFacts


@dataclass(frozen=True)
class TableColumn:
    """One table, or small tables together, with the number of their ballots."""

    name: str
    ballots: int


@dataclass(frozen=True)
class TableRow:
    """One item's dots, one number for each column, and all of them."""

    item: Item
    dots: tuple[int, ...]
    all: int


@dataclass(frozen=True)
class ByTable:
    """One lens table by table. No columns where there are too few ballots to show tables apart."""

    lens: Lens
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]


def by_table(workshop: WorkshopFacts, lens: Lens, subject: Subject | None = None) -> ByTable:
    """Return one lens of a shown round, each table by itself only from five ballots on; no table when fewer than three
    people gave dots. Six queries.

    Raises `NotNow` before the reveal.
    """
    counted = shown_tally(workshop, subject)
    each = counted.pools.each if counted.pools.is_divided and not counted.turnout.few else ()
    return ByTable(
        lens=lens,
        columns=tuple(TableColumn(counted.pools.name(pool), counted.pools.sizes[pool]) for pool in each),
        rows=tuple(_row(item, counted.dots_of(lens, item.id), divided=bool(each)) for item in counted.items),
    )


def _row(item: Item, dots: list[int], *, divided: bool) -> TableRow:
    return TableRow(item, tuple(dots) if divided else (), sum(dots))
