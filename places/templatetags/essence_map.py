"""The essence map as shapes: what stands where on a square of 1000 by 1000."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi, sqrt
from typing import Any

from django import template

from places.methods.spreading import spread
from places.queries.essence import Score, Spot

register = template.Library()

SIZE, MARGIN = 1000, 30
LARGEST, SMALLEST = 64, 32
FILLED = 0.24  # of the square, at most, so that blobs can lie near where they belong


@dataclass(frozen=True)
class Blob:
    """One item drawn. All lengths are whole units of the square; `ring` is the drawn part of its energy ring."""

    spot: Spot
    x: int
    y: int
    true_x: int
    true_y: int
    moved: bool
    left: int
    right: int
    top: int
    bottom: int
    corner_x: int
    corner_y: int
    badge_x: int
    badge_y: int
    ring: int


@dataclass(frozen=True)
class Drawing:
    """All blobs with their common measures."""

    blobs: tuple[Blob, ...]
    radius: int
    ring_radius: int
    ring_length: int
    badge: int

    @property
    def diameter(self) -> int:
        """The side of a blob's picture."""
        return 2 * self.radius

    @property
    def letter(self) -> int:
        """The height of a badge's number."""
        return round(self.badge * 1.3)


@register.inclusion_tag("places/weigh/_map.html")
def essence_map(spots: Sequence[Spot], corners: Sequence[Any]) -> dict[str, Any]:
    """Draw the map of these spots; `corners` are its named parts."""
    return {"map": drawing(spots), "corners": {corner.quadrant: corner for corner in corners}}


def drawing(spots: Sequence[Spot]) -> Drawing:
    """Return where each spot's blob, whiskers and ring lie: unique to the right, belonging upwards."""
    room = SIZE - 2 * MARGIN
    radius = round(min(LARGEST, max(SMALLEST, sqrt(FILLED * room**2 / (pi * max(len(spots), 1))))))
    around = radius + 10
    points = [
        (_across(spot.unique.score.value), SIZE - _across(spot.belonging.score.value)) for spot in spots
    ]
    places = spread(points, apart=2 * around + 4, low=around + 2, high=SIZE - around - 2)
    length = round(2 * pi * around)
    blobs = [
        _blob(spot, true, place, radius, length)
        for spot, true, place in zip(spots, points, places, strict=True)
    ]
    return Drawing(tuple(blobs), radius, around, length, max(round(radius * 0.5), 26))


def _across(value: float) -> float:
    return MARGIN + value * (SIZE - 2 * MARGIN)


def _ends(score: Score) -> tuple[int, int]:
    return round(_across(score.score.interval.low)), round(_across(score.score.interval.high))


def _blob(
    spot: Spot, true: tuple[float, float], place: tuple[float, float], radius: int, length: int
) -> Blob:
    (left, right), (low, high) = _ends(spot.unique), _ends(spot.belonging)
    x, y = round(place[0]), round(place[1])
    aside = round(radius * 0.72)
    return Blob(
        spot=spot,
        x=x,
        y=y,
        true_x=round(true[0]),
        true_y=round(true[1]),
        moved=abs(true[0] - x) + abs(true[1] - y) > radius / 2,
        left=left,
        right=right,
        top=SIZE - high,
        bottom=SIZE - low,
        corner_x=x - radius,
        corner_y=y - radius,
        badge_x=x + aside,
        badge_y=y + aside,
        ring=round(length * spot.energy.score.value),
    )
