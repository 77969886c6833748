"""Blobs on a map moved apart as little as possible, so that they do not overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

TURN = np.pi * (3 - np.sqrt(5))  # the golden angle: a spiral that fills the plane evenly
RINGS = (0, 480, 1920, 6400)  # steps of the spiral; few have to look beyond the first

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
