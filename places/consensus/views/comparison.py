"""Pages that compare tables: the map of their agreement, the tree of pictures, their boards side by side."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from places.boards.queries.board import few_table_boards
from places.cards import PHOTO, THEME
from places.consensus.queries import tables as queries
from places.consensus.queries import tree as trees
from places.enums import Verb
from places.people.visit import Visit, member
from places.web import page_cache

KINDS = {"all": PHOTO + THEME, "pictures": PHOTO, "themes": THEME}
CELL, LABEL = 44, 150  # SVG units: the side of a cell, the room for names
ROW = 28  # the height of a leaf


@dataclass(frozen=True)
class TreeShape:
    """One drawing of the tree: its width, the room for words beside it, and how many letters that holds."""

    name: str
    deep: int
    words: int
    letters: int


WIDE, NARROW = TreeShape("wide", 420, 300, 38), TreeShape("narrow", 130, 156, 17)


@require_safe
@member(Verb.SEE_EVERY_BOARD)
def tables(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The agreement between tables: in words, as a map, and their boards side by side."""
    return _page(request, visit, "places/consensus/tables.html", lambda: _tables(visit, _kinds(request)))


@require_safe
@member(Verb.SEE_SHARED_BOARD)
def tree(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Which pictures are put together by most tables, as a tree and as a list."""
    return _page(request, visit, "places/consensus/tree.html", lambda: _tree(visit, _kinds(request)))


def _page(request: HttpRequest, visit: Visit, template: str, facts: page_cache.Facts) -> HttpResponse:
    return page_cache.page(request, visit, template, channel="combine", facts=facts)


def _tables(visit: Visit, kinds: str) -> dict[str, Any]:
    found = queries.tables_agreement(visit.workshop.id, KINDS[kinds])
    return {
        "alike": found,
        "of": kinds,
        "words": queries.words()[1:],
        "map": _map(found) if found.is_drawn else None,
        "tables": few_table_boards(visit.workshop.id),
    }


def _tree(visit: Visit, kinds: str) -> dict[str, Any]:
    found = trees.tree(visit.workshop.id, KINDS[kinds])
    return {"of": kinds, "tree": found, "drawings": [_drawing(found, shape) for shape in (WIDE, NARROW)]}


def _kinds(request: HttpRequest) -> str:
    """What is to be compared: "all", "pictures" or "themes"."""
    sent = request.GET.get("of", "")
    return sent if sent in KINDS else "all"


def _map(found: queries.TablesAgreement) -> dict[str, Any]:
    """Return the coordinates of each cell and name of the map."""
    side = CELL * len(found.tables)
    return {
        "width": LABEL + side,
        "height": CELL + side,
        "cell": CELL - 2,
        "label": LABEL - 10,
        "names": [(CELL + CELL * row, table) for row, table in enumerate(found.tables)],
        "marks": [(LABEL + CELL * column, table) for column, table in enumerate(found.tables)],
        "cells": [
            (LABEL + CELL * column, CELL + CELL * row, cell)
            for row, cells in enumerate(found.rows)
            for column, cell in enumerate(cells)
        ],
    }


def _drawing(found: trees.TreeFacts, shape: TreeShape) -> dict[str, Any]:
    """Return the lines of the tree and the words of its leaves, in SVG units."""

    def down(place: float) -> int:
        return round(ROW * (place + 0.5))

    def across(share: float) -> int:
        return shape.words + round(shape.deep * (1 - share))

    lines = [
        f"M{across(join.starts[0])} {down(join.top)}H{across(join.share)}V{down(join.bottom)}H{across(join.starts[1])}"
        for join in found.joins
    ]
    return {
        "shape": shape,
        "width": shape.words + shape.deep + 10,
        "height": ROW * max(len(found.leaves), 1),
        "lines": lines,
        "leaves": [(down(row) + 5, leaf) for row, leaf in enumerate(found.leaves)],
        "words": shape.words - 12,
    }
