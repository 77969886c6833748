"""The essence map as a picture for documents: the same places as on the screen, with agreed pictures only."""

import io
from collections.abc import Mapping, Sequence

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageDraw, ImageFont

from places.exports.documents.print_pictures import cut_picture, jpeg
from places.vision.queries.evidence_photos import Voice
from places.weighing.essence_map_drawing import SIZE, Blob, Drawing, drawing
from places.weighing.queries.essence_map import Corner
from places.weighing.queries.spot import Spot

SIDE = 1500  # pixels
FINER = 2  # drawn so many times larger, then reduced: smooth edges
BAND = 90  # above and below the square, units of the map, for the names of its corners
DASHES = 30  # around what is close to a line
GROUND, BEST, LINE = "#f3ecdf", "#fbe9e0", "#8b8375"
INK, SOFT, EMBER, LAKE, WHITE = "#1f2a30", "#55636b", "#b5401a", "#1e5b73", "#ffffff"
_FONTS = settings.BASE_DIR / "static" / "fonts" / "ttf"
_UPPER, _LOWER = ("anywhere", "essence"), ("quiet", "story")


def map_jpeg(spots: Sequence[Spot], corners: Sequence[Corner], pictures: Mapping[int, Voice]) -> io.BytesIO:
    """Return the essence map of these spots; `pictures` has one for a spot's item by its id, where there is one."""
    unit = SIDE * FINER / SIZE
    canvas = Image.new("RGB", (SIDE * FINER, round((SIZE + 2 * BAND) * unit)), WHITE)
    plan, draw = drawing(spots), ImageDraw.Draw(canvas)
    _ground(draw, unit)
    _line_names(draw, unit)
    _names(draw, {corner.quadrant: str(corner.name) for corner in corners}, unit)
    for blob in plan.blobs:
        _blob(canvas, draw, blob, plan, unit, pictures.get(blob.spot.item.id))
    for blob in plan.blobs:
        _number(draw, blob, plan.badge, plan.letter, unit)
    return jpeg(canvas.reduce(FINER))


def _box(x: float, y: float, radius: float, unit: float) -> tuple[float, float, float, float]:
    """The square around a circle, in pixels."""
    return ((x - radius) * unit, (y + BAND - radius) * unit, (x + radius) * unit, (y + BAND + radius) * unit)


def _ground(draw: ImageDraw.ImageDraw, unit: float) -> None:
    top, bottom, side, middle = BAND * unit, (SIZE + BAND) * unit, SIZE * unit, SIZE / 2 * unit
    draw.rounded_rectangle((0, top, side - 1, bottom), radius=28 * unit, fill=GROUND)
    draw.rounded_rectangle((middle, top, side - 1, top + middle), radius=28 * unit, fill=BEST)
    draw.line((middle, top, middle, bottom), fill=LINE, width=round(3 * unit))
    draw.line((0, top + middle, side, top + middle), fill=LINE, width=round(3 * unit))


def _line_names(draw: ImageDraw.ImageDraw, unit: float) -> None:
    """Say beside the middle lines what they are."""
    font = ImageFont.truetype(_FONTS / "AtkinsonHyperlegibleNext-Regular.ttf", round(24 * unit))
    told = _("as often as an even spread")
    x, y = SIZE / 2 * unit, BAND * unit
    draw.text((x + 10 * unit, y + 18 * unit), told, fill=SOFT, font=font, anchor="lm")
    draw.text((10 * unit, y + (SIZE / 2 + 18) * unit), told, fill=SOFT, font=font, anchor="lm")


def _names(draw: ImageDraw.ImageDraw, names: Mapping[str, str], unit: float) -> None:
    font = ImageFont.truetype(_FONTS / "AtkinsonHyperlegibleNext-Bold.ttf", round(36 * unit))
    for parts, y in ((_UPPER, BAND / 2), (_LOWER, SIZE + BAND * 1.5)):
        for part, x, anchor in zip(parts, (12, SIZE - 12), ("lm", "rm"), strict=True):
            colour = EMBER if part == "essence" else INK
            draw.text((x * unit, y * unit), names.get(part, ""), fill=colour, font=font, anchor=anchor)


def _blob(
    canvas: Image.Image,
    draw: ImageDraw.ImageDraw,
    blob: Blob,
    plan: Drawing,
    unit: float,
    voice: Voice | None,
) -> None:
    """Draw one item: its picture in a circle, and as much of the ring around it as it gives energy."""
    draw.ellipse(_box(blob.x, blob.y, plan.ground, unit), fill=WHITE)
    if blob.spot.close:
        _dashed(draw, _box(blob.x, blob.y, plan.ground, unit), round(4 * unit))
    inside = _box(blob.x, blob.y, plan.radius, unit)
    side = round(inside[2] - inside[0])
    picture = cut_picture(voice, side, side) if voice and voice.key else None
    if picture:
        mask = Image.new("L", (side, side))
        ImageDraw.Draw(mask).ellipse((0, 0, side - 1, side - 1), fill=255)
        canvas.paste(picture, (round(inside[0]), round(inside[1])), mask)
    else:
        draw.ellipse(inside, fill=LAKE)
    around, wide = _box(blob.x, blob.y, plan.ring_radius, unit), round(8 * unit)
    draw.arc(around, 0, 360, fill=GROUND, width=wide)
    draw.arc(around, -90, 360 * blob.ring / plan.ring_length - 90, fill=EMBER, width=wide)


def _dashed(draw: ImageDraw.ImageDraw, around: tuple[float, float, float, float], wide: int) -> None:
    for start in range(0, 360, 360 // DASHES):
        draw.arc(around, start, start + 180 // DASHES, fill=INK, width=wide)


def _number(draw: ImageDraw.ImageDraw, blob: Blob, badge: int, letter: int, unit: float) -> None:
    font = ImageFont.truetype(_FONTS / "AtkinsonHyperlegibleNext-Bold.ttf", round(letter * unit))
    around = _box(blob.badge_x, blob.badge_y, badge, unit)
    draw.ellipse(around, fill=INK)
    middle = ((around[0] + around[2]) / 2, (around[1] + around[3]) / 2)
    draw.text(middle, str(blob.spot.number), fill=WHITE, font=font, anchor="mm")
