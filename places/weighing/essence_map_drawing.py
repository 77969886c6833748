"""The essence map as shapes: what stands where on a square of 1000 by 1000."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import pi, sqrt
from typing import Any

from django import template
from django.urls import reverse

from places.weighing.methods.label_layout import Box, spread
from places.weighing.queries.essence_map import Corner, has_room_for_names
from places.weighing.queries.spot import Spot

register = template.Library()

SIZE, MARGIN = 1000, 30
MIDDLE, ROOM = SIZE // 2, 470  # a quarter of the map, and what of its side blobs can fill
LARGEST, OVERLAP = 72, 0.6  # of the distance to the next blob: crowded ones overlap a little
NAME = 76  # the height of two lines of a name
RING = 10  # from the picture to its ring
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
    corner_x: int
    corner_y: int
    badge_x: int
    badge_y: int
    name_x: int
    name_y: int
    ring: int
    href: str


@dataclass(frozen=True)
class Drawing:
    """All blobs with their common measures; `is_named` where there is room for names under them."""

    blobs: tuple[Blob, ...]
    radius: int
    ring_radius: int
    ring_length: int
    badge: int
    is_named: bool
    name_width: int

    @property
    def diameter(self) -> int:
        """The side of a blob's picture."""
        return 2 * self.radius

    @property
    def edge(self) -> int:
        """The radius of the dashed edge of a blob that is close to a line."""
        return self.ring_radius + RING + 4

    @property
    def letter(self) -> int:
        """The height of a badge's number."""
        return round(self.badge * 1.3)


@register.inclusion_tag("places/weighing/_map.html")
def essence_map(spots: Sequence[Spot], corners: Sequence[Corner], *, links: bool = False) -> dict[str, Any]:
    """Draw the map of these spots; `corners` are its named quarters. With `links` a blob leads to its item's card."""
    return {
        "map": drawing(spots),
        "corners": {corner.quadrant: corner for corner in corners},
        "links": links,
    }


def drawing(spots: Sequence[Spot]) -> Drawing:
    """Return where the blob of each spot with dots lies: unique to the right, belonging upwards.

    A blob that has to move keeps to its own quarter of the map.
    """
    placed = [spot for spot in spots if spot.has_dots]
    fullest = max(Counter(spot.quadrant for spot in placed).values(), default=1)
    is_named = has_room_for_names(placed)
    below = NAME if is_named else 0
    free = sqrt(FILLED * ROOM * (ROOM - below / 2) / fullest)
    radius = round(min(LARGEST, (free - below) / 2 if is_named else OVERLAP * free))
    around = radius + RING
    points = [
        (_across(spot.unique.score.value), SIZE - _across(spot.belonging.score.value)) for spot in placed
    ]
    boxes = [_quarter(spot, around, below) for spot in placed]
    apart = min(free, 2 * around + 4 + below)
    places = spread(list(zip(points, boxes, strict=True)), apart=apart)
    length = round(2 * pi * around)
    address = reverse("media", args=[ANY_KEY, "small"]).replace(ANY_KEY, "%s")  # reversed once for all blobs
    width = round(apart) - 8
    blobs = [
        _blob(spot, true, place, radius, length, width, address)
        for spot, true, place in zip(placed, points, places, strict=True)
    ]
    return Drawing(tuple(blobs), radius, around, length, max(round(radius * 0.5), 26), is_named, width)


def _quarter(spot: Spot, around: int, below: int) -> Box:
    """Where a spot's blob may lie: on its side of both middle lines, whole on the map with its name below it."""
    edge, inner = around + 2, around // 2
    left, right = (MIDDLE + inner, SIZE - edge) if spot.unique.score.high else (edge, MIDDLE - inner)
    top, bottom = (edge, MIDDLE - inner) if spot.belonging.score.high else (MIDDLE + inner, SIZE - edge)
    return Box(left, right, top, bottom - below)


def _across(value: float) -> float:
    return MARGIN + value * (SIZE - 2 * MARGIN)


def _blob(
    spot: Spot,
    true: tuple[float, float],
    place: tuple[float, float],
    radius: int,
    length: int,
    name_width: int,
    address: str,
) -> Blob:
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
        corner_x=x - radius,
        corner_y=y - radius,
        badge_x=x + aside,
        badge_y=y + aside,
        name_x=x - name_width // 2,
        name_y=y + radius + RING + 4,
        ring=round(length * spot.energy.score.value),
        href=address % first.key if first and first.key else "",
    )
