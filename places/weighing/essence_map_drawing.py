"""The essence map as shapes: what stands where on a square of 1000 by 1000."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import pi, sqrt
from typing import Any

from django import template
from django.urls import reverse

from places.weighing.methods.label_layout import Box, spread
from places.weighing.queries.essence_map import ItemScore, Spot

register = template.Library()

SIZE, MARGIN = 1000, 30
MIDDLE, ROOM = SIZE // 2, 470  # a quarter of the map, and what of its side blobs can fill
LARGEST, OVERLAP = 64, 0.6  # of the distance to the next blob: crowded ones overlap a little
ANY_KEY = "0" * 32  # stands in for a picture's key in the address that all blobs share
FILLED = 0.5 / 0.866  # of a quarter by the densest packing, which no spiral reaches


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
    whiskers: str
    corner_x: int
    corner_y: int
    badge_x: int
    badge_y: int
    ring: int
    href: str


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


@register.inclusion_tag("places/weighing/_map.html")
def essence_map(spots: Sequence[Spot], corners: Sequence[Any]) -> dict[str, Any]:
    """Draw the map of these spots; `corners` are its named parts."""
    return {"map": drawing(spots), "corners": {corner.quadrant: corner for corner in corners}}


def drawing(spots: Sequence[Spot]) -> Drawing:
    """Return where each spot's blob, whiskers and ring lie: unique to the right, belonging upwards.

    A blob that has to move keeps to its own quarter of the map.
    """
    fullest = max(Counter(spot.leaning for spot in spots).values(), default=1)
    free = sqrt(FILLED * ROOM**2 / fullest)
    radius = round(min(LARGEST, OVERLAP * free))
    around = radius + 10
    points = [
        (_across(spot.unique.score.value), SIZE - _across(spot.belonging.score.value)) for spot in spots
    ]
    boxes = [_quarter(spot, around) for spot in spots]
    places = spread(list(zip(points, boxes, strict=True)), apart=min(free, 2 * around + 4))
    length = round(2 * pi * around)
    address = reverse("media", args=[ANY_KEY, "small"]).replace(ANY_KEY, "%s")  # reversed once for all blobs
    blobs = [
        _blob(spot, true, place, radius, length, address)
        for spot, true, place in zip(spots, points, places, strict=True)
    ]
    return Drawing(tuple(blobs), radius, around, length, max(round(radius * 0.5), 26))


def _quarter(spot: Spot, around: int) -> Box:
    """Where a spot's blob may lie: on its side of both middles, whole on the map."""
    edge, inner = around + 2, around // 2
    left, right = (MIDDLE + inner, SIZE - edge) if spot.unique.score.high else (edge, MIDDLE - inner)
    top, bottom = (edge, MIDDLE - inner) if spot.belonging.score.high else (MIDDLE + inner, SIZE - edge)
    return Box(left, right, top, bottom)


def _across(value: float) -> float:
    return MARGIN + value * (SIZE - 2 * MARGIN)


def _ends(score: ItemScore) -> tuple[int, int]:
    return round(_across(score.score.interval.low)), round(_across(score.score.interval.high))


def _whiskers(true: tuple[float, float], across: tuple[int, int], down: tuple[int, int]) -> str:
    """The path of both intervals through the true place."""
    x, y = round(true[0]), round(true[1])
    return f"M{across[0]} {y}H{across[1]}M{x} {down[0]}V{down[1]}"


def _blob(
    spot: Spot,
    true: tuple[float, float],
    place: tuple[float, float],
    radius: int,
    length: int,
    address: str,
) -> Blob:
    (left, right), (low, high) = _ends(spot.unique), _ends(spot.belonging)
    x, y = round(place[0]), round(place[1])
    aside = round(radius * 0.72)
    first = spot.item.first
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
        whiskers=_whiskers(true, (left, right), (SIZE - high, SIZE - low)),
        corner_x=x - radius,
        corner_y=y - radius,
        badge_x=x + aside,
        badge_y=y + aside,
        ring=round(length * spot.energy.score.value),
        href=address % first.key if first and first.key else "",
    )
