"""Blobs on a map moved apart as little as possible, so that they do not overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np

TURN = np.pi * (3 - np.sqrt(5))  # the golden angle: a spiral that fills the plane evenly
RINGS = (0, 60, 240, 960, 6400)  # steps of the spiral; few have to look beyond the first

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """The area in which the centre of a blob may be placed."""

    left: float
    right: float
    top: float
    bottom: float

    def nearest(self, point: Point) -> Point:
        """The place in the box that is nearest to a point."""
        return min(max(point[0], self.left), self.right), min(max(point[1], self.top), self.bottom)


def spread(points: Sequence[tuple[Point, Box]], *, apart: float) -> list[Point]:
    """Each point's place in its box, at least `apart` from all others.

    In the order given: a point stays where it is when that is free, else it takes the nearest free place on a
    spiral around it. Where no place is free it stays (and overlaps).
    """
    steps = np.arange(RINGS[-1])
    reach = apart * 0.1 * np.sqrt(steps)
    around = np.column_stack([reach * np.cos(steps * TURN), reach * np.sin(steps * TURN)])
    taken: list[Point] = []
    for point, box in points:
        home = box.nearest(point)
        taken.append(home if _is_free(home, taken, apart) else _nearest(home, box, around, taken, apart))
    return taken


def _is_free(place: Point, taken: Sequence[Point], apart: float) -> bool:
    return all((place[0] - x) ** 2 + (place[1] - y) ** 2 >= apart**2 for x, y in taken)


def _nearest(home: Point, box: Box, around: np.ndarray, taken: Sequence[Point], apart: float) -> Point:
    """The first free place of the spiral around `home`; `home` itself where there is none."""
    low, high = (box.left, box.top), (box.right, box.bottom)
    x, y = np.asarray(taken).T
    for first, last in pairwise(RINGS):
        places = around[first:last] + home
        places = places[((places >= low) & (places <= high)).all(axis=1)]
        gaps = (places[:, :1] - x) ** 2 + (places[:, 1:] - y) ** 2
        free = np.flatnonzero((gaps >= apart**2).all(axis=1))
        if free.size:
            return float(places[free[0], 0]), float(places[free[0], 1])
    return home


@dataclass(frozen=True)
class Rectangle:
    """A rectangle around its centre."""

    x: float
    y: float
    width: float
    height: float

    def overlap(self, other: "Rectangle") -> float:
        """The area that both cover."""
        across = min((self.width + other.width) / 2 - abs(self.x - other.x), self.width, other.width)
        down = min((self.height + other.height) / 2 - abs(self.y - other.y), self.height, other.height)
        return max(across, 0) * max(down, 0)

    def outside(self, size: float) -> float:
        """The area that lies outside a square from (0, 0) to (size, size)."""
        whole = Rectangle(size / 2, size / 2, size, size)
        return self.width * self.height - self.overlap(whole)


def names_beside(
    places: Sequence[Point], sizes: Sequence[tuple[float, float]], *, radius: float, size: float
) -> list[Point]:
    """Where the names of blobs go: the centre of each, on a square of side `size`.

    `sizes` are width and height of each name, `radius` is that of a blob with its edge. In the order given each takes
    the first place below, above, right, left or aslant of its blob that covers no blob and no other name, or else the
    one that covers least; then each chooses once more among the others as they are.
    """
    blobs = [Rectangle(x, y, 2 * radius, 2 * radius) for x, y in places]
    names: dict[int, Rectangle] = {}
    for number in [*range(len(places)), *range(len(places))]:
        (x, y), (width, height) = places[number], sizes[number]
        choices = [Rectangle(x + dx, y + dy, width, height) for dx, dy in _beside(radius, width, height)]
        names.pop(number, None)
        others = [*blobs, *names.values()]
        names[number] = min(choices, key=partial(_covered, others, size))
    return [(names[number].x, names[number].y) for number in range(len(places))]


def _beside(radius: float, width: float, height: float) -> list[Point]:
    """The centres of a name around a blob at (0, 0), in the order in which they are tried."""
    down, across = radius + height / 2, radius + width / 2
    aslant = width / 2 - radius / 2
    return [
        (0, down),
        (0, -down),
        (across, 0),
        (-across, 0),
        (aslant, down),
        (-aslant, down),
        (aslant, -down),
        (-aslant, -down),
    ]


def _covered(others: Sequence[Rectangle], size: float, name: Rectangle) -> float:
    return sum(map(name.overlap, others)) + 2 * name.outside(size)
