"""Agreement between tables: the adjusted Rand index of every two, for a map and a list in words."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from django.utils.translation import gettext as _

from places.cards import PHOTO, THEME
from places.consensus.methods.agreement import agreement, agreement_word, mean_agreement
from places.consensus.methods.linkage import average_linkage
from places.consensus.methods.sorts import FloatArray
from places.consensus.queries.sorts import table_sorts
from places.people.queries.people import GroupFacts, groups

MOST_IN_MAP = 40  # tables; above it the map could not be read, and its table would have thousands of cells
LEVELS = {"own": 1, "some": 2, "clear": 3, "near": 4}


@dataclass(frozen=True)
class Cell:
    """Agreement of two tables: adjusted Rand index, None where there is nothing to compare."""

    one: GroupFacts
    other: GroupFacts
    index: float | None

    @property
    def level(self) -> int:
        """0 (nothing to compare) to 4 (near the same): the shade of the map."""
        return 0 if self.index is None else LEVELS[agreement_word(self.index)]

    @property
    def word(self) -> str:
        """The level in words."""
        return words()[self.level]

    @property
    def is_itself(self) -> bool:
        return self.one.id == self.other.id


@dataclass(frozen=True)
class TablesAgreement:
    """All tables that have sorted, similar ones next to each other, and the agreement of every two."""

    tables: tuple[GroupFacts, ...]
    rows: tuple[tuple[Cell, ...], ...]
    mean: float | None

    @property
    def is_drawn(self) -> bool:
        """Whether the map can be read: with very many tables only the list is shown."""
        return 2 <= len(self.tables) <= MOST_IN_MAP

    @property
    def sentence(self) -> str:
        """How far the room agrees, in words (methods.md §1)."""
        return sentence(None if self.mean is None else agreement_word(self.mean))

    @cached_property
    def nearest(self) -> tuple[Cell, ...]:
        """For each table the one that agrees most with it, each pair once, the highest agreement first; tables
        without any comparable one are left out.
        """
        found: dict[frozenset[int], Cell] = {}
        for row in self.rows:
            others = [cell for cell in row if not cell.is_itself and cell.index is not None]
            if others:
                cell = max(others, key=_closeness)
                found.setdefault(frozenset((cell.one.id, cell.other.id)), cell)
        return tuple(sorted(found.values(), key=_closeness, reverse=True))


def _closeness(cell: Cell) -> float:
    """The index rounded for comparison: of two equal ones, the earlier table's comes first."""
    return round(cell.index or 0.0, 12)


def words() -> tuple[str, str, str, str, str]:
    """Return the words for the five levels, 0 to 4."""
    return (
        _("nothing to compare"),
        _("each saw its own"),
        _("some in common"),
        _("clearly in common"),
        _("near the same"),
    )


def sentence(word: str | None) -> str:
    """Return the sentence for the room's mean agreement ("own", "some", "clear", "near"; None: not known)."""
    sentences = {
        "own": _("Each table saw its own place."),
        "some": _("There is some common ground."),
        "clear": _("There is clear common ground."),
        "near": _("The tables see it near the same."),
    }
    return sentences.get(word or "", "")


def tables_agreement(workshop_id: int, kinds: str = PHOTO + THEME) -> TablesAgreement:
    """Return the agreement between tables by their present sorts (photos, themes, or both).

    Seven queries.
    """
    sorts = table_sorts(workshop_id, kinds).sorts
    known = {table.id: table for table in groups(workshop_id)}
    sorting = np.flatnonzero(sorts.sorting_tables)
    fewer = sorts.keep(sorts.seen_cards, sorts.sorting_tables)
    matrix = agreement(fewer)
    order = _likes_together(matrix)
    tables = [known[sorts.tables[index]] for index in sorting]  # type: ignore[index]  # tables are group ids
    return TablesAgreement(
        tables=tuple(tables[number] for number in order),
        rows=tuple(tuple(Cell(tables[i], tables[j], _index(matrix[i, j])) for j in order) for i in order),
        mean=mean_agreement(matrix),
    )


def _likes_together(matrix: FloatArray) -> list[int]:
    apart = 1 - np.where(np.isnan(matrix), 0.0, matrix)
    return average_linkage((apart + apart.T) / 2).order.tolist()


def _index(value: float) -> float | None:
    return None if math.isnan(value) else round(float(value), 6) + 0.0
