"""Which themes go together: a small map, and a table with the same facts."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from places.enums import Verb
from places.people.visit import Visit, member
from places.photos.methods import spread, theme_layout
from places.photos.queries.theme_pairs import ThemePairs, theme_pairs
from places.photos.queries.wall import ThemeCount
from places.web import page_cache

LETTER, LINE, GAP = 8.6, 22.0, 14.0  # of the map's own units: a letter's width, a label's height, room around


@dataclass(frozen=True)
class MapShape:
    """One drawing: its size in its own units, and how many themes it has room for."""

    name: str
    width: int
    height: int
    most: int


WIDE, TALL = MapShape("wide", 960, 560, 24), MapShape("tall", 360, 640, 14)


@dataclass(frozen=True)
class Node:
    """One theme on the map: its circle above its label."""

    theme: ThemeCount
    x: float
    y: float
    radius: float

    @property
    def label_y(self) -> float:
        """The base line of its label."""
        return round(self.y + self.radius + LINE * 0.8, 1)


@dataclass(frozen=True)
class Edge:
    """A line between two themes; `width` grows with the photos that carry both."""

    start: Node
    end: Node
    width: float


@dataclass(frozen=True)
class ThemeMap:
    """A drawing: circles as large as their themes are frequent, lines between those that go together."""

    shape: MapShape
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@require_safe
@member(Verb.SEE_WALL)
def theme_map(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the map in two shapes (for wide and for narrow screens) and the table beside it."""
    return page_cache.page(
        request, visit, "places/photos/theme_map/page.html", channel="themes", facts=lambda: _facts(visit)
    )


def _facts(visit: Visit) -> dict[str, Any]:
    found = theme_pairs(visit.workshop.id)
    maps = [drawn(found, shape) for shape in (WIDE, TALL)] if found.pairs else []
    return {"maps": maps, "pairs": found.pairs}


def drawn(found: ThemePairs, shape: MapShape) -> ThemeMap:
    """Return the map of the most frequent themes of the pairs."""
    pairs = found.pairs
    beside = {theme.id for pair in pairs for theme in (pair.first, pair.second)}
    rows = [row for row, theme in enumerate(found.themes) if theme.id in beside][: shape.most]
    nodes = _nodes(found, rows, shape)
    known = {node.theme.id: node for node in nodes}
    edges = tuple(
        Edge(known[pair.first.id], known[pair.second.id], round(1.0 + 6.0 * pair.photos / pairs[0].photos, 1))
        for pair in pairs
        if pair.first.id in known and pair.second.id in known
    )
    return ThemeMap(shape, nodes, edges)


def _nodes(found: ThemePairs, rows: list[int], shape: MapShape) -> tuple[Node, ...]:
    counts = found.counts[np.ix_(rows, rows)]
    themes = [found.themes[row] for row in rows]
    radii = 7.0 + 15.0 * np.sqrt(np.diag(counts) / max(np.diag(counts).max(), 1))
    sizes = np.array(
        [
            [max(len(theme.name) * LETTER, 2 * radius) + GAP, 2 * radius + LINE + GAP]
            for theme, radius in zip(themes, radii, strict=True)
        ]
    )
    places = spread(theme_layout(counts), sizes, shape.width, shape.height)
    return tuple(
        Node(theme, round(float(x), 1), round(float(y) - LINE / 2, 1), round(float(radius), 1))
        for theme, (x, y), radius in zip(themes, places, radii, strict=True)
    )
