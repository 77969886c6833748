"""Paper and paint: where shapes land on the sheet, their soft edges, coats of colour and brushed grain.

All measures are in hundredths of the picture's width, so one scene can be painted at any size.
"""

import zlib
from collections.abc import Iterable, Sequence
from random import Random

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from painting import textures
from painting.marks import Mark

Colour = str | tuple[int, int, int]
Area = tuple[int, int, int, int]


def rgb(colour: Colour) -> tuple[int, int, int]:
    """A colour given as "#rrggbb" or as three numbers."""
    if isinstance(colour, str):
        return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
    return colour


def mix(one: Colour, other: Colour, share: float) -> tuple[int, int, int]:
    """Between two colours: `share` 0 gives the first, 1 the other."""
    a, b = rgb(one), rgb(other)
    return tuple(round(x + (y - x) * share) for x, y in zip(a, b, strict=True))  # type: ignore[return-value]


class Paper:
    """A sheet that takes washes and shapes."""

    def __init__(self, name: str, width: int, ratio: float) -> None:
        """An empty sheet, `width` pixels wide and `width * ratio` high; the name seeds all its chance."""
        self.scale = width / 100
        self.tall = 100 * ratio
        self.image = Image.new("RGB", (width, round(width * ratio)))
        self.random = Random(name)  # noqa: S311 - chance for pictures, not for secrets
        self.noise = np.random.default_rng(zlib.crc32(name.encode()))

    def wash(
        self, *stops: tuple[float, Colour], area: tuple[float, float, float, float] | None = None
    ) -> None:
        """Paint the sheet, or an area of it, from top to bottom through the colours at the given shares."""
        left, top, right, bottom = self._pixels(*(area or (0, 0, 100, self.tall)))
        if right > left and bottom > top:
            band = _gradient(stops, bottom - top)
            self.image.paste(band.resize((right - left, bottom - top)), (left, top))

    def fill(
        self,
        marks: Mark | Iterable[Mark],
        colour: Colour,
        *,
        to: Colour | None = None,
        alpha: float = 1.0,
        soft: float = 0.0,
        dry: float = 0.3,
        upright: bool = False,
    ) -> None:
        """Paint shapes in one colour, or from it down `to` another; `soft` blurs, `dry` adds a brushed coat."""
        shapes = [marks] if isinstance(marks, Mark) else list(marks)
        area = self._around(shapes, soft * 2.5 + 0.2)
        if area is None:
            return
        mask = self._mask(shapes, area, soft)
        if alpha < 1:
            mask = mask.point([round(level * alpha) for level in range(256)])
        self._coat(area, mask, colour, to)
        if dry and (area[2] - area[0]) * (area[3] - area[1]) > 2500:
            self._brush(area, mask, mix(colour, to or colour, 0.5), dry, upright)

    def cut(self, marks: Iterable[Mark], colour: Colour, area: tuple[float, float, float, float]) -> None:
        """Paint shapes, but only what falls inside the frame."""
        frame = self._pixels(*area)
        mask = self._mask(list(marks), frame, 0)
        self._coat(frame, mask, colour, None)
        self._brush(frame, mask, rgb(colour), 0.3, upright=False)

    def _raw(self, left: float, top: float, right: float, bottom: float) -> Area:
        k = self.scale
        return int(left * k // 1), int(top * k // 1), int(-(-right * k // 1)), int(-(-bottom * k // 1))

    def _clip(self, area: Area) -> Area | None:
        width, height = self.image.size
        left, top, right, bottom = area
        cut = max(left, 0), max(top, 0), min(right, width), min(bottom, height)
        return cut if cut[2] > cut[0] and cut[3] > cut[1] else None

    def _pixels(self, left: float, top: float, right: float, bottom: float) -> Area:
        return self._clip(self._raw(left, top, right, bottom)) or (0, 0, 0, 0)

    def _around(self, marks: Sequence[Mark], margin: float) -> Area | None:
        if not marks:
            return None
        edge = margin + max(mark.width for mark in marks) / 2
        across = [x for mark in marks for x, _ in mark.points]
        down = [y for mark in marks for _, y in mark.points]
        return self._clip(
            self._raw(min(across) - edge, min(down) - edge, max(across) + edge, max(down) + edge)
        )

    def _mask(self, marks: Sequence[Mark], area: Area, soft: float) -> Image.Image:
        width, height = area[2] - area[0], area[3] - area[1]
        blur = soft * self.scale
        zoom = (0.25 if blur > 8 else 1) if blur else (2 if width * height > 150_000 else 4)
        size = max(round(width * zoom), 1), max(round(height * zoom), 1)
        mask = Image.new("L", size)
        pen = ImageDraw.Draw(mask)
        k, left, top = self.scale * zoom, area[0] * zoom, area[1] * zoom
        for mark in marks:
            points = [(x * k - left, y * k - top) for x, y in mark.points]
            _put(pen, points, mark.width * k)
        if blur:
            mask = mask.filter(ImageFilter.GaussianBlur(blur * zoom))
        if size == (width, height):
            return mask
        if zoom > 1:
            return mask.reduce(int(zoom))
        return mask.resize((width, height), Image.Resampling.BILINEAR)

    def _coat(self, area: Area, mask: Image.Image, colour: Colour, to: Colour | None) -> None:
        if to is None:
            self.image.paste(rgb(colour), area, mask)
            return
        band = _gradient(((0, colour), (1, to)), mask.height).resize(mask.size)
        self.image.paste(band, area, mask)

    def _brush(self, area: Area, mask: Image.Image, colour: Colour, dry: float, upright: bool) -> None:
        width, height = mask.size
        surface = textures.dry_brush(upright)
        left = self.random.randrange(max(textures.SIDE - width, 1))
        top = self.random.randrange(max(textures.SIDE - height, 1))
        coat = ImageChops.multiply(surface.crop((left, top, left + width, top + height)), mask)
        strength = [round(level * dry) for level in range(256)]
        self.image.paste(mix(colour, "#1a1420", 0.3), area, coat.point(strength))


def _gradient(stops: Sequence[tuple[float, Colour]], height: int) -> Image.Image:
    at = [share for share, _ in stops]
    where = np.linspace(0, 1, max(height, 1))
    channels = [np.interp(where, at, [rgb(colour)[i] for _, colour in stops]) for i in range(3)]
    return Image.fromarray(np.stack(channels, axis=1).round().astype(np.uint8)[:, None, :])


def _put(pen: ImageDraw.ImageDraw, points: list[tuple[float, float]], width: float) -> None:
    if not width:
        pen.polygon(points, fill=255)
        return
    pen.line(points, fill=255, width=max(round(width), 1), joint="curve")
    for x, y in (points[0], points[-1]) if width > 2 else ():
        pen.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=255)
