"""Shapes for the demo's pictures, in units of a hundredth of the picture's width, before any paint."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

Point = tuple[float, float]
_CIRCLE = [(math.cos(angle), math.sin(angle)) for angle in (math.tau * step / 40 for step in range(40))]


@dataclass(frozen=True)
class Mark:
    """One shape: a filled polygon, or a line of the given width with round ends."""

    points: tuple[Point, ...]
    width: float = 0.0


@cache
def pts(text: str) -> tuple[Point, ...]:
    """Points written short: "4,66 10,62.5" is ((4, 66), (10, 62.5))."""
    pairs = (pair.split(",") for pair in text.split())
    return tuple((float(x), float(y)) for x, y in pairs)


def poly(*points: Point) -> Mark:
    """A filled polygon with straight sides."""
    return Mark(tuple(points))


def line(points: Iterable[Point], width: float) -> Mark:
    """A line through the points."""
    return Mark(tuple(points), width)


def oval(x: float, y: float, across: float, down: float | None = None, turn: float = 0.0) -> Mark:
    """An ellipse with its half axes; `turn` in degrees."""
    down = across if down is None else down
    if not turn:
        return Mark(tuple([(x + across * u, y + down * v) for u, v in _CIRCLE]))
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    corners = [(across * u, down * v) for u, v in _CIRCLE]
    return Mark(tuple([(x + cos * u - sin * v, y + sin * u + cos * v) for u, v in corners]))


def box(left: float, top: float, right: float, bottom: float) -> Mark:
    """An upright rectangle."""
    return poly((left, top), (right, top), (right, bottom), (left, bottom))


def curve(points: Sequence[Point], *, closed: bool = False, steps: int = 8) -> tuple[Point, ...]:
    """A soft line through the points (Catmull and Rom 1974)."""
    ring = [points[-1], *points, points[0], points[1]] if closed else [points[0], *points, points[-1]]
    shares = _shares(steps)
    out: list[Point] = []
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(ring, ring[1:], ring[2:], ring[3:], strict=False):
        out += zip(_between(ax, bx, cx, dx, shares), _between(ay, by, cy, dy, shares), strict=True)
    return tuple(out if closed else [*out, points[-1]])


@cache
def _shares(steps: int) -> list[tuple[float, float]]:
    """The share of the way at each step, and its cube."""
    return [(step / steps, (step / steps) ** 3) for step in range(steps)]


def _between(a: float, b: float, c: float, d: float, shares: Sequence[tuple[float, float]]) -> list[float]:
    """One coordinate of the line's way from b to c, in steps; a lies before them, d behind."""
    bend = 2 * a - 5 * b + 4 * c - d
    twist = 3 * (b - c) + d - a
    twice, slope = 2 * b, c - a
    return [0.5 * (twice + slope * t + bend * t * t + twist * cube) for t, cube in shares]


def blob(*points: Point) -> Mark:
    """A closed soft shape through the points."""
    return Mark(curve(points, closed=True))


def stem(points: Sequence[Point], thick: float, thin: float) -> Mark:
    """A soft line that tapers from thick to thin: a branch, a finger, a stroke of a brush."""
    path = curve(points)
    left, right = [], []
    last, taper = len(path) - 1, thin - thick
    neighbours = zip((path[0], *path), path, (*path[1:], path[-1]), strict=False)
    for index, ((x1, y1), (x, y), (x2, y2)) in enumerate(neighbours):
        length = math.hypot(x2 - x1, y2 - y1) or 1.0
        half = (thick + taper * index / last) / 2
        across, down = -(y2 - y1) / length * half, (x2 - x1) / length * half
        left.append((x + across, y + down))
        right.append((x - across, y - down))
    return Mark(tuple(left + right[::-1]))


def ridge(random: Random, y: float, swing: float, *, foot: float, rough: float = 0.5) -> Mark:
    """The outline of hills across the whole picture, filled down to `foot`."""
    phases = [(random.uniform(0, math.tau), random.uniform(0.7, 1.3)) for _ in range(6)]

    def height(x: float) -> float:
        waves = (
            rough**octave * math.sin(pace * 2**octave * x / 16 + phase)
            for octave, (phase, pace) in enumerate(phases)
        )
        return y - swing * sum(waves)

    top = [(float(x), height(x)) for x in range(-2, 103)]
    return Mark(((-2.0, foot), *top, (102.0, foot)))


def shifted(
    marks: Iterable[Mark], x: float, y: float, *, size: float = 1.0, flip: bool = False
) -> list[Mark]:
    """The same shapes drawn around the origin, moved to (x, y), scaled, and mirrored if asked."""
    across = -size if flip else size
    return [Mark(tuple((x + across * u, y + size * v) for u, v in m.points), m.width * size) for m in marks]


def turned(marks: Iterable[Mark], degrees: float) -> list[Mark]:
    """The same shapes turned around the origin."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [Mark(tuple((cos * u - sin * v, sin * u + cos * v) for u, v in m.points), m.width) for m in marks]
