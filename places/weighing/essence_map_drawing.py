"""The essence map as shapes: what stands where on a square of 1000 by 1000."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import pi, sqrt
from typing import Any

from django import template
from django.utils.translation import gettext as _

from places.photos.rendering import picture
from places.weighing.methods.label_layout import Box, Point, names_beside, spread
from places.weighing.queries.essence_map import Corner, close_told, has_room_for_names
from places.weighing.queries.spot import Spot

register = template.Library()

SIZE, MARGIN = 1000, 30
MIDDLE, ROOM = SIZE // 2, 470  # a quarter of the map, and what of its side blobs can fill
STRETCH = 1.25  # values lie between .1 and .9, hardly ever beyond
LARGEST, OVERLAP = 64, 0.6  # of the distance to the next blob: crowded ones overlap a little
NAMED_OVERLAP = 0.32  # where names stand between them they do not
RING, EDGE = 11, 18  # from the picture to its ring, and to the end of it
LETTER, LINE, NARROWEST, WIDEST = 17, 34, 90, 200  # of a name: letter, line, and its width
LARGER = 1.3  # names on the projector
FILLED = 0.5 / 0.866  # of a quarter by the densest packing, which no spiral reaches


@dataclass(frozen=True)
class Blob:
    """One item drawn. All lengths are whole units of the square; `ring` is the drawn part of its energy ring.

    Its name, of `name_width` by `name_height`, begins at (`name_x`, `name_y`).
    """

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
    name_width: int
    name_height: int
    ring: int
    href: str


@dataclass(frozen=True)
class Drawing:
    """All blobs with their common measures; `is_named` where there is room for their names."""

    blobs: tuple[Blob, ...]
    radius: int
    is_named: bool

    @property
    def diameter(self) -> int:
        """The side of a blob's picture."""
        return 2 * self.radius

    @property
    def ring_radius(self) -> int:
        """The radius of a blob's ring."""
        return self.radius + RING

    @property
    def ring_length(self) -> int:
        """The length of a whole ring."""
        return round(2 * pi * self.ring_radius)

    @property
    def ground(self) -> int:
        """The radius of a blob with its ring."""
        return self.radius + EDGE

    @property
    def badge(self) -> int:
        """The radius of a number."""
        return max(round(self.radius * 0.5), 26)

    @property
    def letter(self) -> int:
        """The height of a badge's number."""
        return round(self.badge * 1.3)


@register.inclusion_tag("places/weighing/_map.html")
def essence_map(
    spots: Sequence[Spot], corners: Sequence[Corner], *, links: bool = False, large: bool = False
) -> dict[str, Any]:
    """Draw the map of these spots; `corners` are its named quarters.

    With `links` a blob leads to its item's card; `large` names are read from across a room.
    """
    drawn = drawing(spots, larger=LARGER if large else 1)
    return {
        "map": drawn,
        "blobs": [_shown(blob) for blob in drawn.blobs],
        "corners": {corner.quadrant: corner for corner in corners},
        "links": links,
        "close_told": close_told(spots),
        "line": _("as often as an even spread") if len(spots) > 1 else _("half of us"),
    }


def drawing(spots: Sequence[Spot], *, larger: float = 1) -> Drawing:
    """Return where the blob of each spot with dots lies: unique to the right, belonging upwards.

    A blob that has to move keeps to its own quarter of the map. Names are so many times `larger`.
    """
    placed = [spot for spot in spots if spot.has_dots]
    fullest = max(Counter(spot.quadrant for spot in placed).values(), default=1)
    is_named = has_room_for_names(placed)
    free = sqrt(FILLED * ROOM**2 / fullest)
    radius = round(min(LARGEST, (NAMED_OVERLAP if is_named else OVERLAP) * free))
    points = [
        (_across(spot.unique.score.value), SIZE - _across(spot.belonging.score.value)) for spot in placed
    ]
    boxes = [_quarter(spot, radius + EDGE) for spot in placed]
    apart = min(free, 2 * (radius + EDGE) + (LINE if is_named else 0))
    places = spread(list(zip(points, boxes, strict=True)), apart=apart)
    sizes = [_name_size(spot, larger) for spot in placed]
    names = names_beside(places, sizes, radius=radius + EDGE, size=SIZE) if is_named else places
    whole = zip(placed, points, places, sizes, names, strict=True)
    return Drawing(tuple(_blob(*each, radius) for each in whole), radius, is_named)


def _shown(blob: Blob) -> dict[str, Any]:
    """All that the map shows of a blob."""
    spot = blob.spot
    return {
        **vars(blob),
        "item_id": spot.item.id,
        "number": spot.number,
        "name": spot.item.shown_name,
        "quadrant": spot.quadrant,
        "close": spot.close,
    }


def _quarter(spot: Spot, around: int) -> Box:
    """Where a spot's blob may lie: on its side of both middle lines, whole on the map."""
    edge, inner = around + 2, around // 2
    left, right = (MIDDLE + inner, SIZE - edge) if spot.unique.score.high else (edge, MIDDLE - inner)
    top, bottom = (edge, MIDDLE - inner) if spot.belonging.score.high else (MIDDLE + inner, SIZE - edge)
    return Box(left, right, top, bottom)


def _across(value: float) -> float:
    stretched = min(max(0.5 + (value - 0.5) * STRETCH, 0), 1)
    return MARGIN + stretched * (SIZE - 2 * MARGIN)


def _name_size(spot: Spot, larger: float) -> tuple[float, float]:
    """Width and height of a name on one line, or on two, where it may be cut."""
    length = len(spot.item.shown_name) * LETTER
    if length <= WIDEST:
        return max(length, NARROWEST) * larger, LINE * larger
    return min(length / 2 + 3 * LETTER, WIDEST) * larger, 2 * LINE * larger


def _blob(spot: Spot, true: Point, place: Point, size: tuple[float, float], name: Point, radius: int) -> Blob:
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
        name_x=round(name[0] - size[0] / 2),
        name_y=round(name[1] - size[1] / 2),
        name_width=round(size[0]),
        name_height=round(size[1]),
        ring=round(2 * pi * (radius + RING) * spot.energy.score.value),
        href=picture(first.key, "small") if first and first.key else "",
    )
